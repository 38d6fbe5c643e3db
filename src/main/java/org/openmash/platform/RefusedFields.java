package org.openmash.platform;

import java.util.List;
import java.util.stream.Collectors;

/** A request with wrong fields: each is named, and none of what was sent is repeated. */
public class RefusedFields extends Refused {

    private final List<WrongField> fields;

    public RefusedFields(List<WrongField> fields) {
        super(fields.stream().map(wrong -> wrong.field() + ": " + wrong.message()).collect(Collectors.joining("; ")));
        this.fields = List.copyOf(fields);
    }

    public List<WrongField> fields() {
        return fields;
    }

    @Override
    public String code() {
        return "FIELD";
    }

    /** @param field its path in the body, for example {@code subjects[0].nhsNumber} */
    public record WrongField(String field, String message) {
    }
}
