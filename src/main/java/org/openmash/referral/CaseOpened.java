package org.openmash.referral;

/** A contact became a case. Published in the transaction that records it. */
public record CaseOpened(String caseReference) {
}
