package org.openmash.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.access.Role;
import org.openmash.audit.ViewRecords;
import org.openmash.platform.Persons;
import org.openmash.platform.ReadOnce;
import org.openmash.referral.Channel;
import org.openmash.referral.MashCase;
import org.springframework.stereotype.Component;

/**
 * What every contact is owed, whatever becomes of it: that an officer looks at it, and, of a professional who telephoned,
 * a confirmation in writing (domain, 0a and 1).
 */
@Component
class ContactOwed implements Obligations {

    private static final Set<String> OFFICERS = Set.of(Role.SCREENING_OFFICER.group(), Role.LEAD_SOCIAL_CARE.group(),
            Role.LEAD_EARLY_INTERVENTION.group(), Role.UNIT_MANAGER.group(), Role.SERVICE_MANAGER.group(),
            Role.EMERGENCY_DUTY.group(), Role.ADULT_SAFEGUARDING_LEAD.group());

    /** These show a limit and not the contact: explaining that nobody has looked is no look. */
    private static final Set<String> ABOUT_LIMITS = Set.of("act-before-limit", "explain-breach", "answer-escalation");

    private final ViewRecords views;
    private final Persons persons;
    private final ReadOnce once;

    ContactOwed(ViewRecords views, Persons persons, ReadOnce once) {
        this.views = views;
        this.persons = persons;
        this.once = once;
    }

    @Override
    public List<Obligation> of(CaseNow now) {
        var mashCase = now.mashCase();
        var look = Obligation.of(ClockKind.FIRST_LOOK, mashCase.receivedAt())
                .met(firstLook(mashCase).or(mashCase::closedAt));
        return isConfirmedInWriting(now)
                ? List.of(look, Obligation.of(ClockKind.WRITTEN_CONFIRMATION, mashCase.receivedAt())) : List.of(look);
    }

    /** Whoever takes a call has looked; what a partner system or the post brings is looked at when it is opened. */
    private Optional<Instant> firstLook(MashCase mashCase) {
        return isOfficer(mashCase.recordedBy()) ? Optional.of(mashCase.recordedAt())
                : views.formsOpened(mashCase.caseReference()).stream()
                        .filter(view -> !ABOUT_LIMITS.contains(view.form())).filter(view -> isOfficer(view.person()))
                        .map(ViewRecords.View::at).findFirst();
    }

    private boolean isOfficer(String person) {
        return once.read(List.of("officer", person), () -> persons.isIn(person, OFFICERS));
    }

    private static boolean isConfirmedInWriting(CaseNow now) {
        return now.mashCase().channel() == Channel.PHONE && now.contact().referrer().confirmsInWriting();
    }
}
