package org.openmash.platform;

import java.util.Optional;

/**
 * What a person asked for cannot be done, for a reason that they can understand and mend. The message is one plain
 * sentence for that person; it names the field, and never repeats what was typed, so that it may stand in a log.
 */
public class Refused extends RuntimeException {

    private final String field;

    public Refused(String sentence) {
        this(null, sentence);
    }

    /** @param field path of the wrong field as the sender knows it, for example {@code subjects[0].nhsNumber} */
    public Refused(String field, String sentence) {
        super(sentence, null, false, false);
        this.field = field;
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** The kind of the refusal, for where the sentence itself is too much. */
    public String code() {
        return field == null ? "RULE" : "FIELD";
    }
}
