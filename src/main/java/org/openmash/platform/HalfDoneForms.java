package org.openmash.platform;

/** The drafts of forms, for a capability that moves on what they belong to. */
public interface HalfDoneForms {

    /** Deletes every draft of the case that belongs to this scope, for example to one request. */
    void forget(String caseReference, String scope);

    /** Deletes the draft of one form. */
    void forget(String caseReference, String formRef, String scope);

    /**
     * What was begun in one form goes on in another, with the same scope; nothing if nothing was begun.
     *
     * @param within the group of the other form that holds the same fields
     */
    void carryOver(String caseReference, String scope, String from, String to, String within);
}
