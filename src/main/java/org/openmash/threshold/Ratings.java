package org.openmash.threshold;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Rating;

/**
 * What the tables propose and what people decide about the rating of each subject of a case. Decisions are appended. The
 * case runs at the highest rating of the subjects that are left for the hub.
 */
public interface Ratings {

    /** Asks the tables about every subject as the contact stands now, keeps the answer, and returns the highest. */
    Rating propose(String caseReference);

    /** The subjects that the hub itself answers for, in the order of the contact: not those with their own worker. */
    List<SubjectRating> ofTheHub(String caseReference);

    /** All subjects of the contact. */
    List<SubjectRating> ofAll(String caseReference);

    /** For each subject of the hub, by id: the single answers that would give another proposal. A pure question. */
    Map<String, List<WouldChange>> whatWouldChange(String caseReference);

    /** Every decision on the case, oldest first. */
    List<RatingDecision> decisions(String caseReference);

    /**
     * The rating at which the case runs: the highest of its hub's subjects, decided or else proposed. With no subject
     * left for the hub, the highest of all.
     */
    Rating ofCase(String caseReference);

    /** What the three above say of one case, read at once. */
    CaseRating now(String caseReference);

    /** The same of several cases at once, with what a card says of it. Cases that are not there are left out. */
    Map<String, CaseRating> inShort(Collection<String> caseReferences);

    /** Has a person rated every subject that is left for the hub, and is none stepped back up since? */
    boolean isRated(String caseReference);

    /**
     * Decides the rating of one subject, within what the person's role may decide (domain, "Who may decide").
     * Lowering a RED by a unit manager is only proposed by this: RED stands until a second person confirms.
     *
     * @param reason needed wherever the rating differs from what stands or is proposed
     * @return the appended decision
     * @throws Refused naming {@code rating} or {@code reason}
     */
    RatingDecision decide(String caseReference, String subjectId, Rating rating, String reason, Person by);

    /**
     * Early intervention, or whoever weighs a family's refusal, gives the case back: every GREEN or NONE subject left
     * for the hub must be rated anew, and is AMBER until it is.
     */
    void stepBackUp(String caseReference, String reason, Person by);

    /** The lowerings of RED that wait for a second person. */
    List<RatingDecision> proposedLowerings(String caseReference);

    /**
     * A second person, in their own session, confirms or refuses every waiting lowering of the case.
     *
     * @throws Refused if it is the person who proposed it
     */
    void answerLowerings(String caseReference, boolean confirmed, String reason, Person by);

    /** A RED that a lead professional finds too high stands, and the unit manager is asked to lower it. */
    void askToLower(String caseReference, String subjectId, String reason, Person by);

    /**
     * @param name     the subject's name or description, for screens only
     * @param proposal what the tables say; empty for a subject that the tables do not rate
     * @param decided  what a person decided last and what stands; empty while nobody has
     * @param steppedUp given back for a new rating since the last decision
     */
    record SubjectRating(String subjectId, String name, Optional<RatingProposal> proposal,
                         Optional<RatingDecision> decided, boolean steppedUp) {

        /** What stands: the decision, or else the proposal, or else AMBER; at least AMBER when stepped back up. */
        public Rating standing() {
            var known = decided.map(RatingDecision::rating).or(() -> proposal.map(RatingProposal::rating))
                    .orElse(Rating.AMBER);
            return steppedUp && known != Rating.RED ? Rating.AMBER : known;
        }

        public boolean isRatedByAPerson() {
            return decided.isPresent() && !steppedUp;
        }
    }

    /**
     * @param rating      as {@link #ofCase}
     * @param rated       as {@link #isRated}
     * @param toBeLowered does a lowering of RED wait for a second person?
     * @param ofTheHub    as {@link #ofTheHub}
     */
    record CaseRating(Rating rating, boolean rated, boolean toBeLowered, List<SubjectRating> ofTheHub) {
    }

    /** How a rating came to be. */
    enum DecisionKind {
        CONFIRMED, OVERRIDDEN, RAISED, LOWERED, LOWERING_ASKED, LOWERING_PROPOSED, LOWERING_REFUSED, STEPPED_UP;

        /** Does it say which rating stands? */
        public boolean stands() {
            return this == CONFIRMED || this == OVERRIDDEN || this == RAISED || this == LOWERED;
        }
    }

    /**
     * @param rating             the rating that was chosen
     * @param proposed           what the tables proposed then
     * @param previous           what stood before
     * @param registrationNumber the social worker's, where the decision needed one
     * @param decidedAt          UTC
     */
    record RatingDecision(long id, String subjectId, DecisionKind kind, Rating rating, Optional<Rating> proposed,
                          Optional<Rating> previous, Optional<String> reason, String decidedBy,
                          Optional<String> registrationNumber, Instant decidedAt) {
    }
}
