package org.openmash.threshold;

/**
 * A table that took part in a proposal, kept with the decision that a person then makes.
 *
 * @param key id of the decision
 * @param version version of its definition; 0 if it could not be read
 */
public record DecisionUsed(String key, int version) {
}
