package org.openmash.deadline;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.openmash.hub.HubSettings;
import org.openmash.hub.HubSettings.Agency;
import org.openmash.platform.LondonTime;
import org.springframework.stereotype.Component;

/**
 * When the agencies can answer. They have hours, holidays (schools!) and an out-of-hours number of their own; a request
 * near their closing says so (domain, section 0a).
 */
@Component
public class AgencyHours {

    private final Map<String, Desk> desks;

    public AgencyHours(HubSettings hub) {
        var bankHolidays = new BankHolidays();
        this.desks = hub.agencies().stream().collect(toUnmodifiableMap(Agency::code,
                agency -> new Desk(agency, OpeningTimes.ofAgency(agency, hub, bankHolidays))));
    }

    /**
     * What the person who sends a request should know: "Education closes at 15:30 today and opens again at 08:30 on 25
     * November 2026." Wall times are London's.
     *
     * @param from when the request leaves
     * @param due  by when the answer is wanted
     * @return empty where the agency is open from the one to the other, and for an agency that the hub does not know
     */
    public Optional<String> notice(String agencyCode, Instant from, Instant due) {
        return Optional.ofNullable(desks.get(agencyCode)).flatMap(desk -> desk.notice(from, due));
    }

    private record Desk(Agency agency, OpeningTimes times) {

        Optional<String> notice(Instant from, Instant due) {
            var opening = times.nowOrNext(from);
            if (!opening.contains(from)) {
                return Optional.of(say("is closed now", opening));
            }
            if (!opening.closes().isBefore(due)) {
                return Optional.empty();
            }
            return Optional.of(say("closes at %s today".formatted(LondonTime.wallTime(opening.closes())),
                    times.nowOrNext(opening.closes())));
        }

        private String say(String what, Opening next) {
            var number = agency.outOfHoursTelephone();
            return "%s %s and opens again at %s%s.".formatted(agency.name(), what, LondonTime.at(next.opens()),
                    number.isEmpty() ? "" : "; out of hours: " + number);
        }
    }
}
