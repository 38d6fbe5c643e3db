package org.openmash.platform;

import java.util.Map;
import org.openmash.platform.Decisions.DecisionFailed;
import org.openmash.platform.Decisions.Evaluation;

/** Whatever can be asked for a decision: the tables that decide now, or a draft that somebody would like to decide. */
public interface DecisionSource {

    /**
     * @param inputs the variables that the table reads: codes, numbers and truth values, lists of codes. A missing one
     *               counts as null, and every rule that does not look at it may hold
     * @throws DecisionFailed if the decision is missing or broken
     */
    Evaluation evaluate(String decisionKey, Map<String, Object> inputs);

    /** The same, asked for these versions of decisions as long as there are such, and for the newest of all others. */
    default DecisionSource at(Map<String, Integer> versions) {
        return this;
    }

    /** The same, asked without leaving a trace in the engine's history: for questions such as "what if". */
    default DecisionSource withoutTrace() {
        return this;
    }
}
