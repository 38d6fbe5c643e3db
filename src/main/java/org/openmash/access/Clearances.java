package org.openmash.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openmash.access.ClearanceRegister.Extension;
import org.openmash.access.ClearanceRegister.Recorded;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.platform.LondonTime;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Vetting and training of everybody who works on cases (domain, 5). Out of vetting, or none recorded: neither open, claim
 * nor complete. Out of training: warned, and no new work after five working days, unless a service manager adds five more,
 * once.
 */
@Service
public class Clearances {

    static final int GRACE = 5;

    /** Somebody who works on cases, with what they need. */
    public record Cleared(Colleagues.Colleague colleague, List<Clearance> clearances) {
    }

    /** The last days of this account were recorded. Published in the transaction that records them. */
    record DatesRecorded(String userId) {
    }

    private final ClearanceRegister register;
    private final Colleagues colleagues;
    private final WorkingDays workingDays;
    private final Persons persons;
    private final AuditTrail trail;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Clearances(ClearanceRegister register, Colleagues colleagues, WorkingDays workingDays, Persons persons,
            AuditTrail trail, Clock clock, ApplicationEventPublisher events) {
        this.register = register;
        this.colleagues = colleagues;
        this.workingDays = workingDays;
        this.persons = persons;
        this.trail = trail;
        this.clock = clock;
        this.events = events;
    }

    /** Everybody who works on cases, by name. */
    public List<Cleared> all() {
        var recorded = register.all().stream().collect(Collectors.groupingBy(Recorded::person));
        return colleagues.all().stream().map(one -> new Cleared(one,
                clearances(recorded.getOrDefault(one.id(), List.of())))).toList();
    }

    private List<Clearance> clearances(List<Recorded> recorded) {
        return Arrays.stream(ClearanceKind.values()).map(kind -> clearance(kind,
                recorded.stream().filter(one -> one.kind() == kind).findFirst())).toList();
    }

    private Clearance clearance(ClearanceKind kind, Optional<Recorded> recorded) {
        var until = recorded.flatMap(Recorded::validUntil);
        var extension = recorded.flatMap(Recorded::extension);
        var workUntil = kind.isTraining() ? extension.map(Extension::until).or(() -> until.map(day -> workingDays.after(day, GRACE))) : until;
        return new Clearance(kind, until, workUntil, Stage.of(until, workUntil, today()), extension.map(Extension::reason));
    }

    private LocalDate today() {
        return LondonTime.today(clock);
    }

    /** Why this person may not open and complete work; empty if they may, or work on no cases. */
    Optional<NotCleared> whyNotWork(Person person) {
        return outOf(person, kind -> !kind.isTraining());
    }

    /** Why this person may take no new work. */
    Optional<NotCleared> whyNotClaim(Person person) {
        return outOf(person, kind -> true);
    }

    private Optional<NotCleared> outOf(Person person, java.util.function.Predicate<ClearanceKind> which) {
        return !colleagues.has(person) ? Optional.empty() : clearances(register.of(person.id())).stream()
                .filter(one -> which.test(one.kind()) && !one.stage().letsWork()).findFirst()
                .map(one -> new NotCleared(ended(one) + (one.kind().isTraining()
                        ? ": you take no new work until it is renewed." : ": you cannot work on cases until it is renewed.")
                        + " Speak to your manager."));
    }

    private static String ended(Clearance one) {
        return "Your " + one.kind().label().toLowerCase(java.util.Locale.UK) + one.validUntil()
                .map(day -> " ran out on " + LondonTime.show(day)).orElse(" is not recorded");
    }

    /** What this person should know of their own, in sentences; the most pressing first. */
    List<String> notices(Person person) {
        return !colleagues.has(person) ? List.of() : clearances(register.of(person.id())).stream()
                .filter(one -> one.stage() != Stage.VALID)
                .sorted(java.util.Comparator.comparing(Clearance::stage).reversed()).map(this::notice).toList();
    }

    private String notice(Clearance one) {
        return switch (one.stage()) {
            case EXPIRED, MISSING -> ended(one) + (one.kind().isTraining()
                    ? ": you finish what you have, and take no new work until it is renewed."
                    : ": your work is back with your team, with your drafts, until it is renewed.");
            case GRACE -> ended(one) + ": you take no new work after "
                    + LondonTime.show(one.workUntil().orElseThrow()) + " unless it is renewed.";
            default -> "Your " + one.kind().label().toLowerCase(java.util.Locale.UK) + " runs out on "
                    + LondonTime.show(one.validUntil().orElseThrow()) + ".";
        };
    }

    /**
     * Records the last days, whole: what is left out is no longer known. A day that is known already is not recorded again,
     * and keeps its extension. Whoever is out of vetting by it has their work returned to their team.
     *
     * @throws Refused if somebody records their own
     */
    @Transactional
    public void record(String userId, Map<ClearanceKind, LocalDate> until, Person by) {
        if (!persons.exists(userId)) {
            throw new NotFound("There is no such account.");
        }
        if (by.id().equals(userId)) {
            throw new Refused("Nobody records their own vetting and training.");
        }
        clearances(register.of(userId)).forEach(one -> {
            var day = Optional.ofNullable(until.get(one.kind()));
            if (!day.equals(one.validUntil())) {
                register.record(userId, one.kind(), day, Optional.of(by.id()), clock.instant());
            }
        });
        trail.changed(by, RecordKind.ACCOUNT, userId, "CLEARANCES_RECORDED", null);
        events.publishEvent(new DatesRecorded(userId));
    }

    /**
     * Lets somebody take work for five more working days although a training has run out.
     *
     * @return the last day
     * @throws Refused if it has not run out, was extended before, or is their own
     */
    @Transactional
    public LocalDate extend(String userId, ClearanceKind kind, String reason, Person by) {
        if (!persons.exists(userId)) {
            throw new NotFound("There is no such account.");
        }
        if (!kind.isTraining() || by.id().equals(userId)) {
            throw new Refused("kind", kind.isTraining() ? "What: nobody extends their own."
                    : "What: vetting is renewed and never extended.");
        }
        var recorded = register.of(userId).stream().filter(one -> one.kind() == kind).findFirst();
        var now = clearance(kind, recorded);
        if (now.stage() != Stage.GRACE && now.stage().letsWork()) {
            throw new Refused("kind", "What: it has not run out.");
        }
        var from = now.workUntil().filter(day -> day.isAfter(today())).orElse(today());
        var until = workingDays.after(from, GRACE);
        if (!register.extend(userId, kind, recorded.map(Recorded::id).orElse(0L), until, reason, by.id(),
                clock.instant())) {
            throw new Refused("kind", "What: it was extended before; once is all.");
        }
        trail.changed(by, RecordKind.ACCOUNT, userId, "TRAINING_EXTENDED", kind.name());
        return until;
    }
}
