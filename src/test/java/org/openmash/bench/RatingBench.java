package org.openmash.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openmash.referral.Category;
import org.openmash.referral.DaGrade;
import org.openmash.referral.Disclosure;
import org.openmash.referral.Explanation;
import org.openmash.referral.History;
import org.openmash.referral.Immediacy;
import org.openmash.referral.Injury;
import org.openmash.referral.PerpetratorAccess;
import org.openmash.referral.Severity;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;
import org.openmash.story.StoryTest;
import org.openmash.threshold.ConcernFacts;
import org.openmash.threshold.RatingProposals;
import org.openmash.threshold.SubjectFacts;
import org.springframework.beans.factory.annotation.Autowired;

/** How long the tables take to propose a rating for one concern; only with {@code -Pbench}. */
@StoryTest
class RatingBench {

    @Autowired
    RatingProposals proposals;

    @Test
    void a_rating_is_proposed_in_less_than_5_ms() {
        var concern = new ConcernFacts(Category.PHYSICAL, Severity.SERIOUS, Immediacy.ONGOING, Injury.MINOR,
                Explanation.NOT_APPLICABLE, Disclosure.NONE, PerpetratorAccess.NONE, DaGrade.UNKNOWN, null, Set.of());
        var facts = new SubjectFacts(SubjectKind.CHILD, 36, YesNoUnknown.NO, YesNoUnknown.NO, null, History.NONE, 1,
                false, List.of(concern));
        var figures = Figures.of(500, 2000, () -> assertThat(proposals.propose(facts).rating()).isNotNull());
        System.out.println("A proposed rating: " + figures);
        assertThat(figures.percentile(95)).isLessThan(Duration.ofMillis(5));
    }
}
