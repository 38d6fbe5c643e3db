package org.openmash.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.deadline.Limit;
import org.openmash.deadline.Limits;
import org.openmash.duty.WhatGoesToDuty.AtClosing;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.MashCase;
import org.openmash.referral.Rating;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one list that a unit manager goes through before closing: what is open, and due while the hub is closed. */
@Service
public class ClosingList {

    private final HubDays days;
    private final DutyRegister register;
    private final Cases cases;
    private final Ratings ratings;
    private final Limits limits;

    ClosingList(HubDays days, DutyRegister register, Cases cases, Ratings ratings, Limits limits) {
        this.days = days;
        this.register = register;
        this.cases = cases;
        this.ratings = ratings;
        this.limits = limits;
    }

    /**
     * One case of the list.
     *
     * @param rated      has a person rated it? Otherwise the rating is what the tables propose
     * @param due        what falls before the next opening, or has passed unkept; the earliest first
     * @param goesToDuty why it goes to emergency duty whatever is said, unless it is decided meanwhile
     */
    public record Entry(MashCase mashCase, Rating rating, boolean rated, List<Limit> due,
                        Optional<WhyHanded> goesToDuty, Optional<ClosingDecision> said) {
    }

    /** As it stands now: what was decided meanwhile is no longer on it. The gravest first, then what is due first. */
    public List<Entry> of(LocalDate day) {
        return atClosing(day).filter(one -> !one.state().due().isEmpty()
                        || WhatGoesToDuty.whateverIsSaid(one.state()).isPresent())
                .map(one -> new Entry(one.mashCase(), one.state().rating(), one.state().rated(), one.state().due(),
                        WhatGoesToDuty.whateverIsSaid(one.state()), one.said()))
                .sorted(Comparator.comparing((Entry entry) -> entry.goesToDuty().map(Enum::ordinal)
                                .orElse(Integer.MAX_VALUE))
                        .thenComparing(entry -> entry.due().isEmpty() ? entry.mashCase().receivedAt()
                                : entry.due().get(0).dueAt()))
                .toList();
    }

    /** What emergency duty is asked to accept now, and why. */
    public Map<String, WhyHanded> goingToDuty(LocalDate day) {
        var going = new LinkedHashMap<String, WhyHanded>();
        atClosing(day).forEach(one -> WhatGoesToDuty.of(one.state())
                .ifPresent(why -> going.put(one.mashCase().caseReference(), why)));
        return going;
    }

    /** Records what was said of a case. */
    @Transactional
    public void say(ClosingDecision decision) {
        cases.get(decision.caseReference());
        register.decided(decision);
        cases.changed(decision.caseReference(), Change.CLOSING_DECIDED, decision.decidedBy());
    }

    private record Waiting(MashCase mashCase, AtClosing state, Optional<ClosingDecision> said) {
    }

    private Stream<Waiting> atClosing(LocalDate day) {
        var opensAt = days.times(day).opensAt();
        var said = new LinkedHashMap<String, ClosingDecision>();
        register.decisions(day).forEach(decision -> said.put(decision.caseReference(), decision));
        return cases.waiting().stream().map(mashCase -> waiting(mashCase, opensAt,
                Optional.ofNullable(said.get(mashCase.caseReference()))));
    }

    private Waiting waiting(MashCase mashCase, Instant opensAt, Optional<ClosingDecision> said) {
        var reference = mashCase.caseReference();
        var open = limits.of(reference);
        return new Waiting(mashCase, new AtClosing(mashCase.status(), ratings.ofCase(reference),
                ratings.isRated(reference), open, WhatGoesToDuty.due(open, opensAt),
                said.flatMap(ClosingDecision::choice)), said);
    }
}
