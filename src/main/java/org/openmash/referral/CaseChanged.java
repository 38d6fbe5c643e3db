package org.openmash.referral;

/** Something was recorded about a case, whatever it was. Published in the transaction that records it. */
public record CaseChanged(String caseReference) {
}
