package org.openmash.referral;

/** What is known of a contact has changed. Published in the transaction that records it. */
public record ContactRevised(String caseReference) {
}
