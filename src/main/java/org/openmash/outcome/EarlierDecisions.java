package org.openmash.outcome;

import java.util.List;
import java.util.stream.Stream;
import org.openmash.access.RecordAccess;
import org.openmash.information.Chronology.Item;
import org.openmash.information.Chronology.Kind;
import org.openmash.information.DatedItems;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.referral.EarlierContacts;
import org.openmash.referral.EarlierContacts.Earlier;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Ratings.RatingDecision;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How earlier contacts about the same child were rated, and what became of them. */
@Component
@Order(3)
class EarlierDecisions implements DatedItems {

    private final EarlierContacts earlier;
    private final Ratings ratings;
    private final Outcomes outcomes;
    private final RecordAccess records;

    EarlierDecisions(EarlierContacts earlier, Ratings ratings, Outcomes outcomes, RecordAccess records) {
        this.records = records;
        this.earlier = earlier;
        this.ratings = ratings;
        this.outcomes = outcomes;
    }

    @Override
    public List<Item> of(String caseReference, Person reader) {
        return earlier.of(caseReference).stream().filter(one -> records.mayOpen(reader, one.caseReference()))
                .flatMap(this::decided).toList();
    }

    private Stream<Item> decided(Earlier one) {
        var source = "Earlier contact " + one.caseReference();
        var sure = one.sameness().label();
        var rated = ratings.decisions(one.caseReference()).stream().filter(decision -> decision.kind().stands())
                .filter(decision -> isAbout(one, decision.subjectId())).map(decision -> Item.ofTheHub(
                        LondonTime.day(decision.decidedAt()), source, Kind.DECIDED, rated(decision), sure)).toList();
        var decided = outcomes.of(one.caseReference()).stream().filter(outcome -> isAbout(one, outcome.subjectId()))
                .map(outcome -> Item.ofTheHub(LondonTime.day(outcome.decidedAt()), source, Kind.DECIDED,
                        outcome.outcome().label() + outcome.reason().map(reason -> ": " + reason).orElse(""), sure))
                .toList();
        return decided.isEmpty() ? Stream.concat(rated.stream(), Stream.of(Item.ofTheHub(null, source,
                Kind.DECIDED, "Nothing is decided yet", sure)))
                : Stream.concat(rated.stream(), decided.stream());
    }

    private static String rated(RatingDecision decision) {
        return "Rated " + decision.rating().label() + decision.reason().map(reason -> ": " + reason).orElse("");
    }

    private static boolean isAbout(Earlier one, String subjectId) {
        return one.earlierSubjectId().map(subjectId::equals).orElse(true);
    }
}
