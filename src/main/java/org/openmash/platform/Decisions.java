package org.openmash.platform;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks a decision table, as the hub, and says which rules held. */
@Component
public class Decisions {

    /** @throws DecisionFailed if the table is missing or broken; the message holds the key only */
    public Evaluation evaluate(String decisionKey, Map<String, Object> inputs) {
        throw new UnsupportedOperationException();
    }

    /** What a decision gave: the rows of the asked decision, and every rule that held in it and in those it needs. */
    public record Evaluation(String decisionKey, int version, List<Map<String, Object>> rows, List<FiredRule> rules) {
    }

    /** A rule that held. The reason is the rule's description in the deployed table. */
    public record FiredRule(String decisionId, String ruleId, String reason, Map<String, Object> outputs) {
    }

    /** A decision could not be evaluated. */
    public static class DecisionFailed extends RuntimeException {
        DecisionFailed(String decisionKey) {
            super("Decision " + decisionKey + " could not be evaluated", null, false, true);
        }
    }
}
