package org.openmash.threshold;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table that was asked for a proposal, kept with the decision that a person then makes: with this version and these
 * inputs the same rules hold again.
 *
 * @param key     id of the decision
 * @param version version of its definition; 0 if it could not be read
 * @param rules   ids of all rules that held, also of those that another rule says already; sorted
 * @param inputs  the codes that the table was given about one concern; no name, no date, no sentence
 */
public record DecisionUsed(String key, int version, List<String> rules, Map<String, Object> inputs) {

    public DecisionUsed {
        rules = rules == null ? List.of() : rules.stream().sorted().toList();
        inputs = inputs == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
