package org.openmash.outcome;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.information.Requests;
import org.openmash.outcome.Outcomes.RecordedOutcome;
import org.openmash.platform.Codes;
import org.openmash.platform.Pathways;
import org.openmash.referral.Cases;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is still to be done once an outcome is known, and whether the children's own workers have answered. */
@Service
public class Delivery {

    private final Cases cases;
    private final Outcomes outcomes;
    private final HandOvers handOvers;
    private final ReferrerFeedback feedback;
    private final Requests requests;
    private final ObjectProvider<StrategyRecords> strategyRecords;
    private final LettersDue lettersDue;
    private final FamilyLetters letters;
    private final Pathways pathways;

    Delivery(Cases cases, Outcomes outcomes, HandOvers handOvers, ReferrerFeedback feedback, Requests requests,
            ObjectProvider<StrategyRecords> strategyRecords, LettersDue lettersDue, FamilyLetters letters,
            Pathways pathways) {
        this.cases = cases;
        this.outcomes = outcomes;
        this.handOvers = handOvers;
        this.feedback = feedback;
        this.requests = requests;
        this.strategyRecords = strategyRecords;
        this.lettersDue = lettersDue;
        this.letters = letters;
        this.pathways = pathways;
    }

    /**
     * Ends the requests to agencies as it was decided, and lists what is to be done. What was accepted, or told, before
     * a decision was opened again is not asked for a second time.
     */
    @Transactional
    public ToDeliver prepare(String caseReference) {
        requests.endAsDecided(caseReference);
        askForLetter(caseReference);
        handOvers.supersedeOpenDeliveries(caseReference);
        var asked = toAskFor(caseReference).entrySet().stream()
                .map(team -> handOvers.askTeam(caseReference, team.getKey(), team.getValue(),
                        team.getKey().receivingGroup().orElseThrow())).toList();
        return new ToDeliver(asked, !takeOvers(caseReference).isEmpty(), isReferrerToBeTold(caseReference),
                strategyRecords.stream().anyMatch(records -> records.isFinishDue(caseReference)));
    }

    /** Beside the case, which does not wait for it. */
    private void askForLetter(String caseReference) {
        lettersDue.since(caseReference).filter(since -> letters.settledSince(caseReference, since).isEmpty())
                .filter(since -> !pathways.isRunning("familyNotification", caseReference))
                .ifPresent(since -> pathways.start("familyNotification", caseReference,
                        Codes.of(CASE_REFERENCE, caseReference)));
    }

    /** The children and adults for each outcome that some team must still accept. */
    private Map<OutcomeCode, Set<String>> toAskFor(String caseReference) {
        var accepted = handOvers.of(caseReference).stream()
                .filter(one -> one.state() == HandOver.State.ACCEPTED && one.kind() == HandOver.Kind.RECEIVE).toList();
        return outcomes.of(caseReference).stream().filter(one -> one.outcome().receivingGroup().isPresent())
                .filter(one -> !DecidedIn.isAcceptance(one.outcome(), one.decidedIn()))
                .filter(one -> accepted.stream().noneMatch(handOver -> isAbout(handOver, one)))
                .collect(Collectors.groupingBy(RecordedOutcome::outcome, LinkedHashMap::new,
                        Collectors.mapping(RecordedOutcome::subjectId, Collectors.toCollection(LinkedHashSet::new))));
    }

    private static boolean isAbout(HandOver handOver, RecordedOutcome outcome) {
        return handOver.outcome().filter(outcome.outcome()::equals).isPresent()
                && handOver.subjects().contains(outcome.subjectId());
    }

    private boolean isReferrerToBeTold(String caseReference) {
        return cases.contact(caseReference).referrer().canBeReached() && !feedback.isToldOfWhatStands(caseReference);
    }

    /**
     * A child whom its worker returned is the hub's again until something is decided for it; a child for whom something
     * is decided needs no worker's answer any more.
     */
    @Transactional(readOnly = true)
    public WorkersAnswer workersAnswer(String caseReference) {
        var decided = outcomes.of(caseReference).stream().map(RecordedOutcome::subjectId).collect(Collectors.toSet());
        var newest = new HashMap<String, HandOver.State>();
        takeOvers(caseReference).forEach(one -> one.subjects().forEach(subject -> newest.put(subject, one.state())));
        newest.keySet().removeAll(decided);
        if (newest.containsValue(HandOver.State.RETURNED)) {
            return WorkersAnswer.RETURNED;
        }
        return newest.containsValue(HandOver.State.OPEN) ? WorkersAnswer.OPEN : WorkersAnswer.ACCEPTED;
    }

    private List<HandOver> takeOvers(String caseReference) {
        return handOvers.of(caseReference).stream().filter(one -> one.kind() == HandOver.Kind.TAKE_OVER).toList();
    }

    public enum WorkersAnswer { ACCEPTED, RETURNED, OPEN }

    /**
     * @param handOverIds one for each team that must accept
     * @param workersAsked is there a child whose own worker was asked to take over?
     */
    public record ToDeliver(List<String> handOverIds, boolean workersAsked, boolean tellReferrer, boolean minutesDue) {
    }
}
