package org.openmash.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.openmash.platform.DecisionDeployments;
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

/** How long the tables take to propose a rating, beside the bare decision engine on the same tables; only with {@code -Pbench}. */
@StoryTest
class RatingBench {

    private static final int RATINGS = 2_000;

    @Autowired
    RatingProposals proposals;

    private static SubjectFacts child(int months, ConcernFacts... concerns) {
        return new SubjectFacts(SubjectKind.CHILD, months, YesNoUnknown.NO, YesNoUnknown.NO, null, History.NONE, 1, false,
                List.of(concerns));
    }

    private static ConcernFacts concern(Category category, Injury injury) {
        return new ConcernFacts(category, Severity.SERIOUS, Immediacy.ONGOING, injury, Explanation.NOT_APPLICABLE,
                Disclosure.NONE, PerpetratorAccess.NONE, DaGrade.UNKNOWN, null, Set.of());
    }

    @Test
    void one_concern_is_rated_in_less_than_5_ms() {
        var facts = child(36, concern(Category.PHYSICAL, Injury.MINOR));
        var figures = Figures.of(4_000, RATINGS, () -> assertThat(proposals.propose(facts).rating()).isNotNull());
        System.out.println("Rating of a referral, one child, one concern: " + figures);
        assertThat(figures.percentile(95)).isLessThan(Duration.ofMillis(5));
    }

    @Test
    void a_referral_about_two_children_with_two_concerns_each_is_rated_in_less_than_5_ms() {
        var family = List.of(
                child(36, concern(Category.DOMESTIC_ABUSE, Injury.NONE), concern(Category.NEGLECT, Injury.NONE)),
                child(120, concern(Category.DOMESTIC_ABUSE, Injury.NONE), concern(Category.EMOTIONAL, Injury.NONE)));
        var figures = Figures.of(4_000, RATINGS, () ->
                assertThat(proposals.proposeForHousehold(family)).hasSize(2));
        System.out.println("Rating of a referral, two children, two concerns each: " + figures);
        assertThat(figures.percentile(95)).isLessThan(Duration.ofMillis(5));
    }

    @Test
    void ratings_a_second_beside_the_bare_decision_engine_on_the_same_tables() {
        var facts = child(36, concern(Category.PHYSICAL, Injury.MINOR));
        var inputs = proposals.propose(facts).decisions().get(0).inputs();
        var engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        var rating = decision(engine, "concernRating");
        var floor = decision(engine, "safetyFloor");
        var hub = Figures.of(4_000, RATINGS, () -> proposals.propose(facts));
        var bare = Figures.of(300, RATINGS, () -> {
            engine.evaluateDecision(rating, Variables.fromMap(inputs));
            engine.evaluateDecision(floor, Variables.fromMap(inputs));
        });
        System.out.printf("Ratings a second on one thread: hub %.0f (%s); bare engine, same two tables %.0f (%s)%n",
                1e9 / hub.mean().toNanos(), hub, 1e9 / bare.mean().toNanos(), bare);
        assertThat(hub.mean()).as("not slower than the bare engine").isLessThan(bare.mean());
    }

    private static DmnDecision decision(DmnEngine engine, String key) {
        return DecisionDeployments.shippedTexts().stream().filter(text -> text.contains("id=\"" + key + "\"")).findFirst()
                .map(text -> engine.parseDecision(key, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .orElseThrow();
    }
}
