package org.openmash.duty;

import static org.openmash.deadline.ClockKind.ACCEPTANCE;
import static org.openmash.deadline.ClockKind.AGENCY_REPLY;
import static org.openmash.deadline.ClockKind.FIRST_LOOK;
import static org.openmash.deadline.ClockKind.FIRST_OUTCOME;
import static org.openmash.deadline.ClockKind.IMMEDIATE_RESPONSE;
import static org.openmash.deadline.ClockKind.REFERRER_DEADLINE;
import static org.openmash.deadline.ClockKind.RESPONSE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.Limit;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Rating;

/** Which of the open cases emergency duty is asked to accept at closing, and why. */
final class WhatGoesToDuty {

    /** What somebody should settle before the night. A letter or an acknowledgement that is due is nobody's night work. */
    private static final Set<ClockKind> ON_THE_LIST = Set.of(FIRST_LOOK, FIRST_OUTCOME, RESPONSE, IMMEDIATE_RESPONSE,
            ACCEPTANCE, AGENCY_REPLY, REFERRER_DEADLINE);
    /** While one of these is open, nobody else has taken the child over. */
    private static final Set<ClockKind> STILL_THE_HUBS = Set.of(FIRST_OUTCOME, RESPONSE, IMMEDIATE_RESPONSE,
            ACCEPTANCE);

    private WhatGoesToDuty() {
    }

    /**
     * A case as it stands at closing.
     *
     * @param due  its limits that are open and fall before the next opening, or have passed unkept
     * @param said what the unit manager said; empty where nobody went through it
     */
    record AtClosing(CaseStatus status, Rating rating, boolean rated, Collection<Limit> open, List<Limit> due,
                     Optional<ClosingChoice> said) {
    }

    /** Those open limits of the case that fall before the next opening or have passed unkept, the earliest first. */
    static List<Limit> due(Collection<Limit> limits, Instant opensAt) {
        return limits.stream().filter(Limit::isOpen).filter(limit -> limit.terms().counts())
                .filter(limit -> ON_THE_LIST.contains(limit.clock())).filter(limit -> limit.dueAt().isBefore(opensAt))
                .sorted(java.util.Comparator.comparing(Limit::dueAt)).toList();
    }

    /** Every RED, proposed RED and unscreened contact, whatever anybody says (domain, 0a). */
    static Optional<WhyHanded> whateverIsSaid(AtClosing one) {
        if (isOpen(one, Set.of(IMMEDIATE_RESPONSE))) {
            return Optional.of(WhyHanded.DANGER_NOW);
        }
        if (one.rating() == Rating.RED && isStillTheHubs(one)) {
            return Optional.of(one.rated() ? WhyHanded.RED : WhyHanded.PROPOSED_RED);
        }
        return one.status() == CaseStatus.RECEIVED ? Optional.of(WhyHanded.UNSCREENED) : Optional.empty();
    }

    /** A RED that is decided and accepted by a team is that team's, by day and by night. */
    private static boolean isStillTheHubs(AtClosing one) {
        return one.status() != CaseStatus.DECIDED || isOpen(one, STILL_THE_HUBS);
    }

    private static boolean isOpen(AtClosing one, Set<ClockKind> clocks) {
        return one.open().stream().anyMatch(limit -> limit.isOpen() && clocks.contains(limit.clock()));
    }

    /** What is due while the hub is closed goes too, unless somebody said why it is safe until opening. */
    static Optional<WhyHanded> of(AtClosing one) {
        return whateverIsSaid(one).or(() -> one.said().filter(ClosingChoice.HANDED_TO_DUTY::equals)
                        .map(asked -> WhyHanded.ASKED_BY_MANAGER))
                .or(() -> one.due().isEmpty() || one.said().filter(ClosingChoice.SAFE_UNTIL_OPENING::equals).isPresent()
                        ? Optional.empty() : Optional.of(WhyHanded.DUE_WHILE_CLOSED));
    }
}
