package org.openmash.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.hub.HubSettings;
import org.openmash.platform.LondonTime;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Until when each agency's information-sharing agreement holds. None is a law: a child in danger is asked about without one. */
@Service
public class Agreements {

    /** @param validUntil the last day in London; empty where none is recorded */
    public record Agreement(String agency, String name, Optional<LocalDate> validUntil, Stage stage) {
    }

    private final ClearanceRegister register;
    private final HubSettings settings;
    private final AuditTrail trail;
    private final Clock clock;

    Agreements(ClearanceRegister register, HubSettings settings, AuditTrail trail, Clock clock) {
        this.register = register;
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
    }

    /** In the order of the hub's settings. */
    public List<Agreement> all() {
        var recorded = register.agreements();
        return settings.agencies().stream().map(agency -> {
            var until = Optional.ofNullable(recorded.get(agency.code()));
            return new Agreement(agency.code(), agency.name(), until,
                    Stage.of(until, Optional.empty(), LondonTime.today(clock)));
        }).toList();
    }

    /** What a manager should know before asking these agencies; one sentence for each whose agreement does not hold. */
    public List<String> warnings(List<String> agencies) {
        return all().stream().filter(one -> agencies.contains(one.agency()) && !one.stage().letsWork())
                .map(one -> one.name() + ": the sharing agreement " + one.validUntil().map(day -> "ran out on "
                        + LondonTime.show(day)).orElse("is not recorded") + ".").toList();
    }

    @Transactional
    public void record(String agency, LocalDate validUntil, Person by) {
        if (!settings.hasAgency(agency)) {
            throw new NotFound("There is no such agency.");
        }
        register.agreed(agency, validUntil, Optional.of(by.id()), clock.instant());
        trail.changed(by, RecordKind.ACCOUNT, null, "AGREEMENT_RECORDED", agency);
    }
}
