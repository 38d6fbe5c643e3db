package org.openmash.threshold;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.openmash.platform.DecisionSource;
import org.openmash.referral.Rating;
import org.openmash.referral.SubjectKind;
import org.springframework.stereotype.Service;

/**
 * Proposes a rating for a child from the threshold tables ({@code concern-rating.dmn}) and from the floor beneath them
 * ({@code safety-floor.dmn}); a named person decides. The tables rate one concern at a time, and the gravest counts.
 */
@Service
public class RatingProposals {

    private static final String ADULT = "An adult at risk: the adult safeguarding lead decides. [Care Act 2014, s42]";
    private static final String OTHER_CHILD =
            "Another child of the household is proposed red, and this child until it is decided: ";

    private static final String LOOK_AGAIN = "Look again: what was told holds \"%s\", and what was ticked would be"
            + " low. Amber until a person has looked. [safe default]";

    private final ThresholdTables tables;

    private final Levels levels;

    RatingProposals(ThresholdTables tables, Levels levels) {
        this.tables = tables;
        this.levels = levels;
    }

    /** What these tables would propose, for instance a draft; with the levels as the tables name them. */
    public static RatingProposals on(DecisionSource tables) {
        return new RatingProposals(new ThresholdTables(tables), Levels.asInTheTables());
    }

    /**
     * What the tables propose for one child. Never throws: what no rule fits, and what a broken table cannot say, is
     * amber with the reason said (M08). No concern at all is no answer, and amber as well.
     */
    public RatingProposal propose(SubjectFacts facts) {
        return proposeForHousehold(List.of(facts)).get(0);
    }

    /**
     * One proposal for each, in the same order. The red of one child is given to every other child of the household
     * until a person decides, with its reason (M10); so is every restriction on whom to ask, since one family hears
     * of a question whichever child it was about. Adults get and give none.
     */
    public List<RatingProposal> proposeForHousehold(List<SubjectFacts> facts) {
        return proposeForHousehold(facts, Map.of());
    }

    /** @param versions the versions of the tables by which the case is rated; the newest of those not named */
    public List<RatingProposal> proposeForHousehold(List<SubjectFacts> facts, Map<String, Integer> versions) {
        var asked = tables.at(versions);
        var rated = facts.stream().map(one -> rate(asked, one)).toList();
        return rated.stream()
                .map(one -> one.isAdult() ? one.proposal(List.of(), Set.of()) : proposal(one, rated))
                .map(levels::applyTo).toList();
    }

    /**
     * Which single answers would give this child another rating, by itself and with these versions of the tables; what
     * nobody knows yet first. Adults have none.
     */
    public List<WouldChange> whatWouldChange(SubjectFacts facts, Map<String, Integer> versions) {
        var asked = tables.at(versions).withoutTrace();
        return facts.kind() == SubjectKind.ADULT ? List.of() : WhatIf.of(facts, other -> rate(asked, other).rating());
    }

    private static RatingProposal proposal(RatedSubject one, List<RatedSubject> household) {
        var children = household.stream().filter(other -> !other.isAdult()).toList();
        var restrictions = children.stream().flatMap(child -> child.hits().stream()).filter(Hit::restricts).toList();
        var inherited = one.rating() == Rating.RED ? Stream.<Hit>empty()
                : children.stream().flatMap(child -> child.hits().stream()).filter(hit -> hit.rating() == Rating.RED);
        return one.proposal(inherited.map(hit -> hit.withReason(OTHER_CHILD + hit.reason())).distinct().toList(),
                new LinkedHashSet<>(restrictions));
    }

    private static RatedSubject rate(ThresholdTables tables, SubjectFacts facts) {
        if (facts.kind() == SubjectKind.ADULT) {
            return new RatedSubject(facts, List.of(Hit.amber("adultAtRisk", ADULT)), List.of());
        }
        var rated = concerns(facts).stream().map(concern -> tables.rate(facts, concern)).toList();
        var hits = rated.stream().flatMap(concern -> concern.hits().stream()).distinct().toList();
        return new RatedSubject(facts, withRedWords(hits, facts.redWords()),
                rated.stream().flatMap(concern -> concern.decisions().stream()).distinct().toList());
    }

    /** Words of danger in what was told raise a low rating until somebody has looked; they never lower one. */
    private static List<Hit> withRedWords(List<Hit> hits, List<String> redWords) {
        if (redWords.isEmpty() || Joining.gravest(hits).atLeast(Rating.AMBER)) {
            return hits;
        }
        return Stream.concat(hits.stream(), Stream.of(Hit.amber("redWords",
                LOOK_AGAIN.formatted(String.join("\", \"", redWords))))).toList();
    }

    private static List<ConcernFacts> concerns(SubjectFacts facts) {
        var nothingSaid = new ConcernFacts(null, null, null, null, null, null, null, null, null, null);
        return facts.concerns().isEmpty() ? List.of(nothingSaid) : facts.concerns();
    }

    private record RatedSubject(SubjectFacts facts, List<Hit> hits, List<DecisionUsed> decisions) {

        boolean isAdult() {
            return facts.kind() == SubjectKind.ADULT;
        }

        Rating rating() {
            return Joining.gravest(hits);
        }

        RatingProposal proposal(List<Hit> inherited, Set<Hit> restrictions) {
            var all = new ArrayList<>(hits);
            all.addAll(inherited);
            return Joining.join(all, restrictions, isAdult() ? List.of() : Questions.about(facts), decisions);
        }
    }
}
