package org.openmash.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.openmash.platform.Conflict;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Somebody looked at a case that may be their own or their family's, or that is restricted. Names the account and the case, never what matched. */
@Service
public class Alerts {

    public enum Kind {
        /** Somebody on the case has the account's declared name, with its birth date or its address. */
        OWN_RECORD,
        /** Somebody on the case has the name that the account carries. */
        OWN_NAME,
        /** The same surname, together with the same address. */
        SAME_HOME,
        /** Somebody on the case has the name of a declared relation. */
        DECLARED_RELATION,
        /** A restricted record was opened with a reason, by somebody who is not on its list. */
        RESTRICTED_RECORD
    }

    /** What governance found. */
    public enum Finding { NAMESAKE, WORK_ALLOTTED, SPOKEN_TO, MISUSE }

    /** @param finding null while nobody has answered it */
    public record Alert(String id, Kind kind, String person, String caseReference, long entryId, Instant raisedAt,
                        Finding finding, String answeredBy, Instant answeredAt) {
    }

    private final AlertRegister register;
    private final AuditTrail trail;
    private final Clock clock;

    Alerts(AlertRegister register, AuditTrail trail, Clock clock) {
        this.register = register;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The unanswered ones first, then the newest.
     *
     * @param page from 0, of 200 each
     */
    public List<Alert> page(int page) {
        return register.alerts(page);
    }

    /**
     * @throws NotFound if there is no such alert
     * @throws Conflict if somebody has answered it already, or did so at this moment
     */
    @Transactional
    public void answer(String alertId, Finding finding, Person by) {
        var alert = register.find(alertId).orElseThrow(() -> new NotFound("There is no such alert."));
        if (alert.finding() != null || !register.answer(alertId, finding, AuditTrail.now(clock), by.id())) {
            throw new Conflict("finding", "Somebody has answered this alert already. Open the page again to see what they"
                    + " found.");
        }
        trail.changed(by, RecordKind.AUDIT, alertId, "ALERT_ANSWERED", finding.name());
    }
}
