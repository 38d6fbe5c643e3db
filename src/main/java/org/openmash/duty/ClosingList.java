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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one list that a unit manager goes through before closing: what is open, and due while the hub is closed. */
@Service
public class ClosingList {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingList.class);

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

    /** What emergency duty is asked to accept now, and why. A case that cannot be read is one of them. */
    public Map<String, WhyHanded> goingToDuty(LocalDate day) {
        var opensAt = days.times(day).opensAt();
        var said = said(day);
        var going = new LinkedHashMap<String, WhyHanded>();
        cases.waiting().forEach(mashCase -> goesToDuty(mashCase, opensAt, said)
                .ifPresent(why -> going.put(mashCase.caseReference(), why)));
        return going;
    }

    private Optional<WhyHanded> goesToDuty(MashCase mashCase, Instant opensAt, Map<String, ClosingDecision> said) {
        try {
            return WhatGoesToDuty.of(waiting(mashCase, opensAt, said).state());
        } catch (RuntimeException unreadable) {
            LOG.error("MASH-DUTY-02 How {} stands at closing could not be read; it goes to emergency duty: {}",
                    mashCase.caseReference(), unreadable.getClass().getName());
            return Optional.of(WhyHanded.NOT_READ);
        }
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
        var said = said(day);
        return cases.waiting().stream().map(mashCase -> waiting(mashCase, opensAt, said));
    }

    private Map<String, ClosingDecision> said(LocalDate day) {
        var said = new LinkedHashMap<String, ClosingDecision>();
        register.decisions(day).forEach(decision -> said.put(decision.caseReference(), decision));
        return said;
    }

    private Waiting waiting(MashCase mashCase, Instant opensAt, Map<String, ClosingDecision> decisions) {
        var reference = mashCase.caseReference();
        var said = Optional.ofNullable(decisions.get(reference));
        var open = limits.of(reference);
        return new Waiting(mashCase, new AtClosing(mashCase.status(), ratings.ofCase(reference),
                ratings.isRated(reference), open, WhatGoesToDuty.due(open, opensAt),
                said.flatMap(ClosingDecision::choice)), said);
    }
}
