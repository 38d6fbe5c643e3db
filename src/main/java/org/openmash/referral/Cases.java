package org.openmash.referral;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.platform.NotFound;

/** The register of cases and of what was told about them. */
public interface Cases {

    /**
     * Opens a case for a contact and gives it its reference.
     *
     * @param linkedTo the closed case that this contact is about, if there is one
     */
    MashCase open(Contact contact, String recordedBy, Optional<String> linkedTo);

    Optional<MashCase> find(String caseReference);

    /** @throws NotFound without repeating the reference */
    default MashCase get(String caseReference) {
        return find(caseReference).orElseThrow(() -> new NotFound("There is no such case."));
    }

    /** Every case that is not closed, the oldest receipt first. */
    List<MashCase> waiting();

    /** The contact as it is known now. */
    Contact contact(String caseReference);

    /** The same of each of these that is a case. */
    Map<String, Contact> contacts(Collection<String> caseReferences);

    /**
     * Appends a corrected or completed version of the contact; the receipt time stays what it was.
     * Who changed what and why goes into the journal by whoever calls.
     */
    void revise(String caseReference, Contact contact, String by);

    void startedAs(String caseReference, String processInstanceId);

    void moveTo(String caseReference, CaseStatus status);

    /** Accepted for children's social care: the 45 working days count from here. Kept from the first time. */
    void becameReferral(String caseReference, Instant at);

    /** Appends to the case's journal that somebody did something now. */
    void changed(String caseReference, Change change, String by);

    /** The journal, oldest first. */
    List<JournalEntry> journal(String caseReference);

    /** What happened, who did it, when. */
    record JournalEntry(long number, Change change, String by, Instant at) {
    }
}
