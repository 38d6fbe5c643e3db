package org.openmash.response;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.access.Staff;
import org.openmash.information.Passing.Purpose;
import org.openmash.information.Passing;
import org.openmash.information.Recipients;
import org.openmash.information.Replies;
import org.openmash.information.Requests;
import org.openmash.information.Requests.Intention;
import org.openmash.outcome.OutcomeCode;
import org.openmash.outcome.Outcomes;
import org.openmash.outcome.StrategyRecords;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Rating;
import org.openmash.response.MashDiscussion.RatingDecision;
import org.openmash.response.ResponseRegister.Recorded;
import org.openmash.response.StrategyDiscussion.Enquiry;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Ratings.SubjectRating;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Strategy and MASH discussions: what is brought to them, what they decide, and what must be finished after them. */
@Service
public class Discussions implements StrategyRecords {

    /** What a strategy discussion can come to. */
    public static final Set<OutcomeCode> STRATEGY_OUTCOMES =
            EnumSet.complementOf(EnumSet.of(OutcomeCode.RETURNED_FOR_CONSENT));
    /** What a MASH discussion can come to: section 47 needs a strategy discussion. */
    public static final Set<OutcomeCode> MASH_OUTCOMES = EnumSet.complementOf(EnumSet.of(OutcomeCode.STRATEGY_S47));

    private static final Passing.Field GOES_ALONG = new Passing.Field("passedOn", "What agencies said that goes along");
    private static final Passing.Field IN_MINUTES = new Passing.Field("inMinutes", "What agencies said that the minutes hold");

    private final ResponseRegister register;
    private final Cases cases;
    private final Ratings ratings;
    private final Outcomes outcomes;
    private final Requests requests;
    private final Replies replies;
    private final Staff staff;
    private final Clock clock;
    private final Passing passing;
    private final Recipients recipients;
    private final ResponsesDisclosed disclosed;

    Discussions(ResponseRegister register, Cases cases, Ratings ratings, Outcomes outcomes, Requests requests,
            Replies replies, Staff staff, Clock clock, Passing passing, Recipients recipients,
            ResponsesDisclosed disclosed) {
        this.register = register;
        this.cases = cases;
        this.ratings = ratings;
        this.outcomes = outcomes;
        this.requests = requests;
        this.replies = replies;
        this.staff = staff;
        this.clock = clock;
        this.passing = passing;
        this.recipients = recipients;
        this.disclosed = disclosed;
    }

    /** @throws Refused if the police take part and it is not said who */
    @Transactional
    public void bringPoliceInformation(String caseReference, PoliceInformation information, Person by) {
        if (information.attending() == YesNo.YES) {
            require(information.whoAttends(), "whoAttends", "Who takes part: say who comes for the police.");
        }
        register.append(caseReference, ResponseRecord.POLICE_INFORMATION, information, by.id());
        disclosed.policeAnswered(caseReference, information, by);
        cases.changed(caseReference, Change.AGENCY_REPLIED, by.id());
    }

    public List<Recorded<PoliceInformation>> policeInformation(String caseReference) {
        return register.find(caseReference, ResponseRecord.POLICE_INFORMATION, PoliceInformation.class);
    }

    @Transactional
    public void goOnWithoutReplies(String caseReference, GoingOn why, Person by) {
        register.append(caseReference, ResponseRecord.GOING_ON_WITHOUT_REPLIES, why, by.id());
        cases.changed(caseReference, Change.DISCUSSED, by.id());
    }

    public Optional<Recorded<GoingOn>> whyGoneOn(String caseReference) {
        return register.newest(caseReference, ResponseRecord.GOING_ON_WITHOUT_REPLIES, GoingOn.class);
    }

    /**
     * Records a strategy discussion and the outcome of every subject of the hub. It waits for no reply; requests that
     * are open are withdrawn or kept, as decided.
     *
     * @throws Refused naming the field; a social worker's decision
     */
    @Transactional
    public void holdStrategyDiscussion(String caseReference, StrategyDiscussion held, Person by) {
        staff.socialWorker(by);
        notInFuture(held.heldAt(), "heldAt", "Held at");
        checkFloor(held);
        checkSection47(held);
        decide(caseReference, held.outcomes(), STRATEGY_OUTCOMES, "STRATEGY_DISCUSSION", held.openRequests(), by);
        passOn(caseReference, held.passedOn(), held.outcomes(), by);
        register.appendDiscussion(caseReference, ResponseRecord.STRATEGY_DISCUSSION, held, held.heldAt().toInstant(),
                replies.considered(caseReference), Optional.of(held.floorMet()), by.id());
        cases.changed(caseReference, Change.DISCUSSED, by.id());
    }

    private void checkFloor(StrategyDiscussion held) {
        if (held.floorMet()) {
            return;
        }
        var missing = String.join(", ", held.missing());
        require(held.emergencyReason(), "emergencyReason", "Why it could not wait: without " + missing
                + " it is held only as an emergency; say why.");
        if (held.followUpAt() == null || !held.followUpAt().toInstant().isAfter(clock.instant())) {
            throw new Refused("followUpAt",
                    "Whoever was missing is reached at: give a time in the future for " + missing + ".");
        }
    }

    /** Section 47 is recorded only after reasonable cause to suspect has been decided (Children Act 1989, s47). */
    private static void checkSection47(StrategyDiscussion held) {
        if (held.outcomes().stream().noneMatch(row -> row.outcome() == OutcomeCode.STRATEGY_S47)) {
            return;
        }
        if (held.reasonableCauseDecided() != YesNo.YES) {
            throw new Refused("reasonableCauseDecided", "Reasonable cause to suspect significant harm: a section 47 "
                    + "enquiry is an outcome only if it has been decided that there is.");
        }
        if (held.jointOrSingle() == Enquiry.NONE) {
            throw new Refused("jointOrSingle", "Who enquires: with a section 47 enquiry, say joint or single.");
        }
    }

    /**
     * Records a MASH discussion: what was decided together for every subject of the hub, or that somebody is RED.
     *
     * @return whether an outcome was recorded; if not, the rating was raised
     * @throws Refused naming the field; a social worker's decision
     */
    @Transactional
    public boolean holdMashDiscussion(String caseReference, MashDiscussion held, Person by) {
        staff.socialWorker(by);
        notInFuture(held.heldAt(), "heldAt", "Held at");
        if (!requests.allAnswered(caseReference) || replies.answers(caseReference).stream().anyMatch(Replies.Answer::isNobodys)) {
            require(held.missingInformation(), "missingInformation", "What is missing, and why the decision goes on: "
                    + "replies are open; say what is missing and why you decide without it.");
        }
        var decided = held.ratingDecision() == RatingDecision.STANDS;
        if (decided) {
            decide(caseReference, held.outcomes(), MASH_OUTCOMES, "MASH_DISCUSSION", held.openRequests(), by);
            passOn(caseReference, held.passedOn(), held.outcomes(), by);
        } else {
            raise(caseReference, held, by);
        }
        register.appendDiscussion(caseReference, ResponseRecord.MASH_DISCUSSION, held, held.heldAt().toInstant(),
                replies.considered(caseReference), Optional.empty(), by.id());
        cases.changed(caseReference, Change.DISCUSSED, by.id());
        return decided;
    }

    private void raise(String caseReference, MashDiscussion held, Person by) {
        if (!held.passedOn().isEmpty()) {
            throw GOES_ALONG.refused("while somebody is raised to RED nobody takes over yet.");
        }
        var raised = held.raisedSubjectIds();
        if (raised.isEmpty() || !subjectsOfTheHub(caseReference).containsAll(raised)) {
            throw new Refused("raisedSubjectIds", "Who is RED now: tick at least one of the people listed.");
        }
        require(held.raisedReason(), "raisedReason", "Why RED: say what makes it more urgent than it was rated.");
        raised.forEach(subject -> ratings.decide(caseReference, subject, Rating.RED, held.raisedReason(), by));
    }

    private void decide(String caseReference, List<OutcomeRow> rows, Set<OutcomeCode> possible, String decidedIn,
            Intention openRequests, Person by) {
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).outcome() == null || !possible.contains(rows.get(row).outcome())) {
                throw new Refused("outcomes[" + row + "].outcome",
                        "Outcomes, row " + (row + 1) + ", Outcome: choose one of the outcomes offered.");
            }
        }
        if (requests.isAnythingOpen(caseReference)) {
            if (openRequests == null) {
                throw new Refused("openRequests",
                        "Requests that are still open: say whether they are withdrawn or kept.");
            }
            requests.decideOpen(caseReference, openRequests, by);
        }
        outcomes.record(caseReference, subjectsOfTheHub(caseReference), rows.stream().map(OutcomeRow::decided).toList(),
                decidedIn, by);
    }

    /** To the teams that take over; early help is told four fields and nothing that agencies said (domain, 3.3). */
    private void passOn(String caseReference, List<String> items, List<OutcomeRow> rows, Person by) {
        var teams = rows.stream().map(OutcomeRow::outcome).map(OutcomeCode::receivingGroup).flatMap(Optional::stream)
                .filter(recipients::isTeam).collect(Collectors.toCollection(LinkedHashSet::new));
        if (!items.isEmpty() && teams.isEmpty()) {
            throw GOES_ALONG.refused("nobody takes over who is told what agencies said. Early help never is.");
        }
        var reasons = rows.stream().map(OutcomeRow::decided).flatMap(decided -> Optional.ofNullable(decided.reason()).stream())
                .filter(reason -> !reason.isBlank()).distinct().collect(Collectors.joining(" "));
        passing.passOn(caseReference, items, teams, GOES_ALONG, new Purpose("Taken over with the decision",
                Optional.of(reasons).filter(said -> !said.isEmpty())), by);
    }

    private Set<String> subjectsOfTheHub(String caseReference) {
        return ratings.ofTheHub(caseReference).stream().map(SubjectRating::subjectId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The strategy discussion that was held last. */
    public Optional<Recorded<StrategyDiscussion>> lastStrategyDiscussion(String caseReference) {
        return register.newest(caseReference, ResponseRecord.STRATEGY_DISCUSSION, StrategyDiscussion.class);
    }

    /** @throws Refused naming the field */
    @Transactional
    public void finishStrategyRecord(String caseReference, StrategyRecordFinished finished, Person by) {
        notInFuture(finished.minutesSentAt(), "minutesSentAt", "Minutes sent at");
        if (lastStrategyDiscussion(caseReference).filter(held -> !held.content().floorMet()).isPresent()) {
            require(finished.missingFollowedUp(), "missingFollowedUp", "Who was missing and has been reached: "
                    + "say who, when, and whether they agree.");
        }
        passing.passOn(caseReference, finished.inMinutes(), Set.of(Recipients.PRESENT), IN_MINUTES,
                new Purpose("Minutes of the strategy discussion",
                Optional.ofNullable(finished.whyInMinutes()).filter(said -> !said.isBlank())), by);
        disclosed.minutes(caseReference, finished, by);
        register.appendDiscussion(caseReference, ResponseRecord.STRATEGY_RECORD_FINISHED, finished,
                finished.minutesSentAt().toInstant(), List.of(), Optional.empty(), by.id());
        cases.changed(caseReference, Change.DISCUSSED, by.id());
    }

    @Override
    public boolean isFinishDue(String caseReference) {
        var finished = register.newest(caseReference, ResponseRecord.STRATEGY_RECORD_FINISHED,
                StrategyRecordFinished.class).map(Recorded::number).orElse(0L);
        return lastStrategyDiscussion(caseReference).filter(held -> held.number() > finished).isPresent();
    }

    private void notInFuture(OffsetDateTime at, String field, String label) {
        if (at.toInstant().isAfter(clock.instant())) {
            throw new Refused(field, label + ": must not be in the future.");
        }
    }

    private static void require(String text, String field, String sentence) {
        if (text == null || text.isBlank()) {
            throw new Refused(field, sentence);
        }
    }
}
