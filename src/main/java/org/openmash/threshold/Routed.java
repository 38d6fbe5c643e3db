package org.openmash.threshold;

/**
 * Which way a child's contact goes, and why.
 *
 * @param reason one sentence for the screen
 * @param ruleId id of the row that decided; {@code fallback} if no row did
 */
public record Routed(Route route, String reason, String ruleId) {
}
