package org.openmash.information;

import java.util.List;
import java.util.Map;

/**
 * What the unit manager chose, beside what the table said of each agency at that moment: both are kept.
 *
 * @param weighed every agency of the hub by its code; empty where an earlier release kept nothing of it
 */
public record Choice(Sending sending, Map<String, Weighed> weighed) {

    public Choice {
        weighed = weighed == null ? Map.of() : weighed;
    }

    /**
     * @param standing proposed, held back or not proposed, as a code
     * @param rules    ids of the rows of {@code agencySelection} that gave it
     */
    public record Weighed(String standing, List<String> rules) {
    }
}
