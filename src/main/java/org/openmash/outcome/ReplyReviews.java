package org.openmash.outcome;

import static org.openmash.platform.ProcessVariables.NOBODY_TO_TELL;
import static org.openmash.platform.ProcessVariables.RECEIVING_GROUP;
import static org.openmash.platform.ProcessVariables.REPLY_REVIEW_ID;
import static org.openmash.platform.ProcessVariables.REQUEST_ID;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.information.Considerations;
import org.openmash.information.Passing;
import org.openmash.information.Recipients;
import org.openmash.information.Replies;
import org.openmash.information.Replies.Answer;
import org.openmash.information.ReplyRecalled;
import org.openmash.platform.Codes;
import org.openmash.platform.HalfDoneForms;
import org.openmash.platform.Pathways;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.ContactRevised;
import org.openmash.threshold.NewInformation;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An agency's answer, or a correction of one, that came after the decision or while no discussion waited for it, or one that
 * was recalled: a manager looks at it and says what follows (domain, 10, case 13: it is never dropped).
 */
@Service
public class ReplyReviews {

    private static final Passing.Field TEAM = new Passing.Field("team", "Team that is told");
    private static final Passing.Field REASON = new Passing.Field("reason", "Why the team is told");

    private static final String PROCESS = "replyReview";
    private static final String READING = "UserTask_ReadLateReply";

    private final ReplyReviewRegister register;
    private final Replies replies;
    private final Considerations considerations;
    private final HandOvers handOvers;
    private final NewInformation information;
    private final Passing passing;
    private final Recipients recipients;
    private final Cases cases;
    private final HalfDoneForms halfDone;
    private final Pathways pathways;

    ReplyReviews(ReplyReviewRegister register, Replies replies, Considerations considerations, HandOvers handOvers,
            NewInformation information, Passing passing, Recipients recipients, Cases cases, HalfDoneForms halfDone,
            Pathways pathways) {
        this.pathways = pathways;
        this.considerations = considerations;
        this.halfDone = halfDone;
        this.register = register;
        this.replies = replies;
        this.handOvers = handOvers;
        this.information = information;
        this.passing = passing;
        this.recipients = recipients;
        this.cases = cases;
    }

    /** What follows from such an answer. READ is what the team says that was told of it. */
    public enum Follows { CHANGES_NOTHING, RATE_AGAIN, TELL_TEAM, READ }

    /**
     * What the manager decided.
     *
     * @param words     why nothing changes; what is new for whoever rates; or what the team is told
     * @param dangerNow where it is rated again
     * @param team      the group that is told
     * @param reason    why it is told all the same, where the lawful-basis gate asks for it
     */
    public record Decided(Follows follows, String words, Boolean dangerNow, String team, String reason) {
    }

    public Answer answer(String caseReference, String requestId) {
        return replies.answers(caseReference).stream().filter(one -> one.request().requestId().equals(requestId))
                .findFirst().orElseThrow(() -> new Refused("This answer is no longer there. Nothing was saved."));
    }

    /** What the answer was before its corrections, oldest first. */
    public List<Answer> before(String caseReference, String requestId) {
        return replies.before(caseReference).stream().filter(one -> one.request().requestId().equals(requestId)).toList();
    }

    /** Did the newest discussion have this version of the answer in front of it? */
    public boolean wasConsidered(Answer answer) {
        return considerations.ofTheNewest(answer.request().caseReference()).stream().anyMatch(one ->
                one.requestId().equals(answer.request().requestId())
                        && answer.request().replyNumber().filter(number -> number.equals(one.replyNumber())).isPresent());
    }

    /** Has a person said what follows from this version of the answer? */
    boolean wasReviewed(Answer answer) {
        return answer.request().replyNumber().filter(number ->
                register.isOf(answer.request().requestId(), number)).isPresent();
    }

    /**
     * The groups that have, or are asked to take, the case, and may be told what agencies said. Early intervention is not
     * among them: it is told four fields and no agency's reply (the Dudley hub's page).
     */
    public Set<String> teams(String caseReference) {
        var teams = new LinkedHashSet<String>();
        handOvers.of(caseReference).stream().filter(one -> one.state() == HandOver.State.OPEN
                        || one.state() == HandOver.State.ACCEPTED)
                .map(HandOver::receivingGroup).flatMap(Optional::stream)
                .filter(recipients::isTeam).forEach(teams::add);
        return teams;
    }

    /**
     * Keeps what follows, and sets it going: rated again is new information like any other, on a closed case a new contact.
     *
     * @return the codes with which {@code replyReview} goes on
     * @throws Refused naming the field
     */
    @Transactional
    public Codes review(String caseReference, String requestId, Decided decided, Person by) {
        var answer = answer(caseReference, requestId);
        switch (decided.follows()) {
            case RATE_AGAIN -> rateAgain(caseReference, answer, decided, by);
            case TELL_TEAM -> tell(caseReference, answer, decided, by);
            case CHANGES_NOTHING -> { }
            case READ -> throw new IllegalArgumentException("A manager decides, and does not only read");
        }
        var review = register.append(caseReference, answer.request(), decided, by);
        cases.changed(caseReference, Change.REPLY_REVIEWED, by.id());
        return Codes.of(NOBODY_TO_TELL, decided.follows() != Follows.TELL_TEAM)
                .and(REPLY_REVIEW_ID, review).andPerhaps(RECEIVING_GROUP, decided.team());
    }

    private void rateAgain(String caseReference, Answer answer, Decided decided, Person by) {
        if (decided.dangerNow() == null) {
            throw new Refused("dangerNow", "Is anyone in danger now: say yes or no.");
        }
        information.receiveLateAnswer(caseReference, answer.request().requestId(), new NewInformation.Told(null,
                answer.agencyName(), decided.words(), decided.dangerNow(), null, List.of()), by);
    }

    private void tell(String caseReference, Answer answer, Decided decided, Person by) {
        if (decided.team() == null || !teams(caseReference).contains(decided.team())) {
            throw TEAM.refused("choose a team that has this case.");
        }
        passing.tell(answer, decided.team(), TEAM, REASON, new Passing.Purpose(decided.words(),
                Optional.ofNullable(decided.reason()).filter(said -> !said.isBlank())), by);
    }

    /** What the manager wrote for the team; of a review that was begun by an earlier release, whatever was written last. */
    public String told(Optional<String> reviewId, String requestId) {
        return reviewId.map(register::words).or(() -> register.newestWords(requestId, Follows.TELL_TEAM)).orElse("");
    }

    /** What a team had begun to say of a recalled answer goes with it. */
    @EventListener
    void on(ReplyRecalled recalled) {
        register.of(recalled.requestId())
                .forEach(review -> halfDone.forget(recalled.caseReference(), "read-late-reply", review));
    }

    /**
     * Where nobody of a team may see the case any more, what it was told and has not read comes back to a manager, and what was
     * begun there goes. One that an earlier release began stays, and can be signed by nobody there.
     */
    @EventListener
    void on(ContactRevised revised) {
        passing.teamsThatMayNotSee(revised.caseReference()).forEach(team -> {
            replies.answers(revised.caseReference()).stream()
                    .flatMap(answer -> register.toldTo(answer.request().requestId(), team).stream())
                    .forEach(review -> halfDone.forget(revised.caseReference(), "read-late-reply", review));
            pathways.at(PROCESS, revised.caseReference(), RECEIVING_GROUP, team, READING)
                    .forEach(told -> comesBack(revised.caseReference(), team, told));
        });
    }

    /** One task about an answer is enough: a manager who has one already learns there that the team has not read it. */
    private void comesBack(String caseReference, String team, String told) {
        var looking = pathways.code(told, REQUEST_ID).map(request ->
                pathways.elsewhere(PROCESS, caseReference, REQUEST_ID, request, READING)).orElse(List.of());
        looking.forEach(one -> pathways.code(told, REPLY_REVIEW_ID).ifPresent(review -> {
            pathways.setCode(one, RECEIVING_GROUP, team);
            pathways.setCode(one, REPLY_REVIEW_ID, review);
        }));
        // one that an earlier release began knows no other way back
        if (looking.isEmpty() || !pathways.tellInstance(told, "mash.managerLooks")) {
            pathways.tellInstance(told, "mash.conflictLearned");
        }
    }

    /** The team has read it, and says what it does. */
    @Transactional
    public void read(String caseReference, String requestId, String words, Person by) {
        register.append(caseReference, answer(caseReference, requestId).request(),
                new Decided(Follows.READ, words, null, null, null), by);
        cases.changed(caseReference, Change.REPLY_REVIEWED, by.id());
    }
}
