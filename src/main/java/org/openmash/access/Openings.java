package org.openmash.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmash.audit.AuditTrail;
import org.openmash.platform.LondonTime;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opening a restricted record with a written reason, without being on its list: at once, and looked at afterwards by a
 * service manager who is somebody else (domain, 5: break-glass).
 */
@Service
public class Openings {

    private static final LocalTime NIGHT = LocalTime.of(18, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final RestrictionRegister register;
    private final RecordAccess records;
    private final AuditTrail trail;
    private final Clock clock;

    Openings(RestrictionRegister register, RecordAccess records, AuditTrail trail, Clock clock) {
        this.register = register;
        this.records = records;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The record is open to the person until the end of the day, or, at night, until the end of the night shift. What
     * their role does not allow it does not allow now.
     *
     * @throws Refused if it is not restricted, or open to them anyway, or they have an interest in it
     */
    @Transactional
    public Opening open(String caseReference, String reason, Person by) {
        if (!register.isRestricted(caseReference)) {
            throw new Refused("caseReference", "Case reference: there is no such restricted record.");
        }
        if (register.hasInterest(caseReference, by.id())) {
            throw new Refused("caseReference", "Case reference: you have declared an interest in this case.");
        }
        records.checkMayWork(by);
        if (records.mayOpen(by, caseReference)) {
            throw new Refused("caseReference", "Case reference: this record is open to you already.");
        }
        var opening = new Opening(UUID.randomUUID().toString(), caseReference, by.id(), reason, clock.instant(),
                until(clock.instant()), Optional.empty());
        register.open(opening);
        trail.changed(caseReference, AuditTrail.RESTRICTED_RECORD_OPENED, by.id());
        return opening;
    }

    /** Midnight in London; from six in the evening on, and before eight in the morning, the next eight in the morning. */
    static Instant until(Instant openedAt) {
        var day = LondonTime.day(openedAt);
        var time = LondonTime.wallTime(openedAt);
        if (time.isBefore(MORNING)) {
            return LondonTime.instant(day, MORNING);
        }
        return time.isBefore(NIGHT) ? LondonTime.startOf(day.plusDays(1)) : LondonTime.instant(day.plusDays(1), MORNING);
    }

    public Opening get(String openingId) {
        return register.opening(openingId).orElseThrow(() -> new NotFound("There is no such opening."));
    }

    /** The newest 200. */
    public List<Opening> newest() {
        return register.openings();
    }

    /** @throws Refused if it is the reviewer's own */
    @Transactional
    public void review(String openingId, boolean justified, String reason, Person by) {
        var opening = get(openingId);
        checkIsNotTheirOwn(opening, by);
        register.review(openingId, new Opening.Review(justified, reason, by.id(), clock.instant()));
        trail.changed(opening.caseReference(), justified ? "OPENING_JUSTIFIED" : "OPENING_NOT_JUSTIFIED", by.id());
    }

    /** @throws Refused if this person opened the record themselves */
    public void checkIsNotTheirOwn(Opening opening, Person by) {
        if (opening.person().equals(by.id())) {
            throw new Refused("You opened this record yourself: another service manager looks at it.");
        }
    }
}
