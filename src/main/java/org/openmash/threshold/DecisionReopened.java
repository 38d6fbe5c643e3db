package org.openmash.threshold;

/** A rating changed while the outcome was being carried out: what was decided stands no longer. */
public record DecisionReopened(String caseReference) {
}
