package org.openmash.threshold.process;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Rating;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Ratings.SubjectRating;
import org.springframework.stereotype.Component;

/**
 * What stands before somebody rates, and whether what follows has to change then: while the hub decides, with the highest
 * rating; once it has decided, with anybody's, since a decision is one for each.
 */
@Component
class StandingRatings {

    private static final Set<CaseStatus> DECIDED = EnumSet.of(CaseStatus.DECIDED, CaseStatus.CLOSED);

    private final Ratings ratings;
    private final Cases cases;

    StandingRatings(Ratings ratings, Cases cases) {
        this.ratings = ratings;
        this.cases = cases;
    }

    /** @param ofEach of everybody who is the hub's */
    record Standing(Rating ofCase, List<Rating> ofEach) {
    }

    Standing now(String caseReference) {
        var now = ratings.now(caseReference);
        return new Standing(now.rating(), now.ofTheHub().stream().map(SubjectRating::standing).toList());
    }

    boolean haveChanged(String caseReference, Standing before) {
        var now = now(caseReference);
        return now.ofCase() != before.ofCase()
                || DECIDED.contains(cases.get(caseReference).status()) && !now.ofEach().equals(before.ofEach());
    }
}
