package org.openmash.referral;

/**
 * What is known of a contact has changed. Published in the transaction that records it.
 *
 * @param by whose act it was, an account
 */
public record ContactRevised(String caseReference, String by) {
}
