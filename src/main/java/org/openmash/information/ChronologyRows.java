package org.openmash.information;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openmash.information.Chronology.Gap;
import org.openmash.information.Chronology.Item;
import org.openmash.information.Reply.Handling;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;

/** The chronology as rows of a table in the forms of those who decide: first what is missing, then what is known. */
@Component
public class ChronologyRows {

    private static final String NO_DATE = "No date";

    private final Chronologies chronologies;

    ChronologyRows(Chronologies chronologies) {
        this.chronologies = chronologies;
    }

    /** {@code date, source, kind, what, certainty, why, handling} of each. */
    public List<Map<String, Object>> of(String caseReference, Person reader) {
        var chronology = chronologies.of(caseReference, reader);
        return Stream.concat(chronology.gaps().stream().map(gap -> row("", gap.agency(), gap.gap() == Gap.PART
                        ? "GAP, in part" : "GAP", gap.words(), "", "", "")),
                chronology.items().stream().map(ChronologyRows::row)).toList();
    }

    private static Map<String, Object> row(Item item) {
        return row(item.date().map(LondonTime::show).orElse(NO_DATE), item.source(), item.kind().label(), item.what(),
                item.certainty(), item.relevance(), item.handling().map(Handling::label).orElse(""));
    }

    private static Map<String, Object> row(String date, String source, String kind, String what, String certainty,
            String why, String handling) {
        var row = new LinkedHashMap<String, Object>();
        row.put("date", date);
        row.put("source", source);
        row.put("kind", kind);
        row.put("what", what);
        row.put("certainty", certainty);
        row.put("why", why);
        row.put("handling", handling);
        return row;
    }
}
