package org.openmash.outcome;

import java.util.List;
import java.util.Map;

/**
 * What the discussions of a case recorded, as rows of a table ({@code discussion, question, answer}), oldest discussion
 * first; what was left empty has no row. Implemented by {@code response}.
 */
public interface DiscussionRecords {

    /** For those who took part, and those who take over a child: all of it but who was there. */
    List<Map<String, Object>> all(String caseReference);

    /** For whoever writes to the family: who tells them what, and when; until then nobody contacts them. */
    List<Map<String, Object>> onTellingTheFamily(String caseReference);
}
