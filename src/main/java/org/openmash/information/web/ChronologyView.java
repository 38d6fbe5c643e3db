package org.openmash.information.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.openmash.information.Chronology;
import org.openmash.information.Chronology.Gap;
import org.openmash.information.Chronology.Item;

/**
 * The chronology as an answer.
 *
 * @param items    by date, what has no date last
 * @param agencies every agency that was asked; what one has not said is a gap
 * @param before   answers of which a correction has taken the place
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ChronologyView(String caseReference, List<ItemView> items, List<AgencyView> agencies,
                      List<BeforeView> before) {

    /**
     * @param date     London; null where nobody said one
     * @param handling MAY_BE_SHARED, HUB_ONLY, ASK_US_FIRST; null for what is the hub's own
     * @param documentId of {@code /api/documents}, or null
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ItemView(LocalDate date, String source, String kind, String what, String certainty, String relevance,
                    String handling, String documentId) {
    }

    record AgencyView(String agency, Gap gap, String words) {
    }

    /** @param givenAt UTC */
    record BeforeView(String agency, Instant givenAt, String words, List<String> items) {
    }

    static ChronologyView of(Chronology chronology) {
        return new ChronologyView(chronology.caseReference(), chronology.items().stream().map(ChronologyView::item)
                .toList(), chronology.agencies().stream()
                .map(asked -> new AgencyView(asked.agency(), asked.gap(), asked.words())).toList(),
                chronology.before().stream().map(before -> new BeforeView(before.agency(), before.givenAt().orElse(null),
                        before.words(), before.items())).toList());
    }

    private static ItemView item(Item item) {
        return new ItemView(item.date().orElse(null), item.source(), item.kind().name(), item.what(), item.certainty(),
                item.relevance(), item.handling().map(Enum::name).orElse(null),
                item.documentId().orElse(null));
    }
}
