package org.openmash.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmash.platform.DecisionEngine;
import org.openmash.referral.ContactKind;
import org.openmash.referral.KnownTo;
import org.openmash.referral.Rating;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;

/** Which way a contact about one child goes. */
class ReferralRoutingTest {

    private static DecisionEngine engine;
    private static ReferralRouting routing;

    @BeforeAll
    static void start() {
        engine = DecisionEngine.with("referral-routing.dmn");
        routing = new ReferralRouting(engine.decisions());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void day_28_after_closing_still_belongs_to_the_last_worker_and_day_29_to_the_hub() {
        assertThat(closed(28, Rating.AMBER).route()).isEqualTo(Route.ALLOCATED_WORKER);
        assertThat(closed(29, Rating.AMBER).route()).isEqualTo(Route.THRESHOLD);
        assertThat(closed(20, Rating.GREEN).ruleId()).isEqualTo("rule_T02_closedLately");
    }

    @Test
    void a_child_closed_lately_and_proposed_red_is_rated_by_the_hub_and_the_worker_is_told() {
        assertThat(closed(28, Rating.RED).route()).isEqualTo(Route.WORKER_AND_HUB);
        assertThat(closed(29, Rating.RED).route()).isEqualTo(Route.THRESHOLD);
    }

    @Test
    void an_open_child_goes_to_the_worker_unless_red_is_proposed() {
        assertThat(open(KnownTo.SOCIAL_CARE, Rating.AMBER).route()).isEqualTo(Route.ALLOCATED_WORKER);
        assertThat(open(KnownTo.SOCIAL_CARE, Rating.RED).route()).isEqualTo(Route.WORKER_AND_HUB);
        assertThat(open(KnownTo.YOUTH_OFFENDING, Rating.AMBER).route()).isEqualTo(Route.HUB_WORKER_INVITED);
        assertThat(open(KnownTo.EARLY_INTERVENTION, Rating.GREEN).route()).isEqualTo(Route.ALLOCATED_WORKER);
        assertThat(open(KnownTo.NONE, Rating.GREEN).route()).isEqualTo(Route.THRESHOLD);
    }

    @Test
    void what_nobody_has_said_is_rated_by_the_hub() {
        assertThat(routing.route(new RoutingFacts(null, SubjectKind.CHILD, null, null, null, null)).route()).isEqualTo(Route.THRESHOLD);
        assertThat(closed(-1, Rating.GREEN).route()).isEqualTo(Route.THRESHOLD);
        assertThat(closed(-1, Rating.GREEN).ruleId()).isEqualTo("fallback");
    }

    @Test
    void an_enquiry_about_nobody_is_no_referral_but_a_concern_about_nobody_named_is_looked_at() {
        assertThat(nobody(ContactKind.GENERAL_ENQUIRY).route()).isEqualTo(Route.ENQUIRY);
        assertThat(nobody(ContactKind.CHILD_CONCERN).route()).isEqualTo(Route.THRESHOLD);
    }

    @Test
    void a_broken_routing_table_sends_everything_to_the_hub() {
        try (var empty = DecisionEngine.with()) {
            var routed = new ReferralRouting(empty.decisions()).route(
                    new RoutingFacts(ContactKind.CHILD_CONCERN, SubjectKind.CHILD, KnownTo.SOCIAL_CARE, null, Rating.GREEN, YesNoUnknown.YES));
            assertThat(routed.route()).isEqualTo(Route.THRESHOLD);
            assertThat(routed.ruleId()).isEqualTo("fallback");
        }
    }

    @Test
    void the_screen_says_why() {
        assertThat(open(KnownTo.SOCIAL_CARE, Rating.AMBER).reason()).isEqualTo("Open to social care: to the allocated worker.");
    }

    private static Routed closed(int daysAgo, Rating proposed) {
        return routing.route(new RoutingFacts(ContactKind.CHILD_CONCERN, SubjectKind.CHILD, KnownTo.NONE, daysAgo, proposed, YesNoUnknown.YES));
    }

    private static Routed open(KnownTo openTo, Rating proposed) {
        return routing.route(new RoutingFacts(ContactKind.CHILD_CONCERN, SubjectKind.CHILD, openTo, null, proposed, YesNoUnknown.YES));
    }

    private static Routed nobody(ContactKind kind) {
        return routing.route(new RoutingFacts(kind, null, null, null, null, null));
    }
}
