package org.openmash.deadline;

import java.util.List;
import java.util.function.Supplier;
import org.openmash.referral.Cases;
import org.openmash.referral.Cases.JournalEntry;
import org.openmash.referral.Contact;
import org.openmash.referral.MashCase;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Ratings.CaseRating;
import org.springframework.util.function.SingletonSupplier;

/** One case as it stands while its limits are settled: what several capabilities ask of it is read once, when first asked. */
public final class CaseNow {

    private final String caseReference;
    private final Supplier<MashCase> mashCase;
    private final Supplier<Contact> contact;
    private final Supplier<List<JournalEntry>> journal;
    private final Supplier<CaseRating> rating;

    CaseNow(String caseReference, Cases cases, Ratings ratings) {
        this.caseReference = caseReference;
        this.mashCase = SingletonSupplier.of(() -> cases.get(caseReference));
        this.contact = SingletonSupplier.of(() -> cases.contact(caseReference));
        this.journal = SingletonSupplier.of(() -> cases.journal(caseReference));
        this.rating = SingletonSupplier.of(() -> ratings.now(caseReference));
    }

    public String caseReference() {
        return caseReference;
    }

    public MashCase mashCase() {
        return mashCase.get();
    }

    public Contact contact() {
        return contact.get();
    }

    /** Oldest first. */
    public List<JournalEntry> journal() {
        return journal.get();
    }

    public CaseRating rating() {
        return rating.get();
    }
}
