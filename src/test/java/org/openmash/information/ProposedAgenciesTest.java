package org.openmash.information;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openmash.hub.HubSettings;
import org.openmash.hub.Hubs;
import org.openmash.referral.Rating;
import org.openmash.threshold.FiredReason;
import org.openmash.threshold.RatingProposal;

/** What a unit manager is told of those whom rules name and the hub cannot ask. */
class ProposedAgenciesTest {

    private static final HubSettings ASKS_THE_POLICE_ALONE =
            Hubs.wolverhampton("agencies[0].code=police", "agencies[0].name=Police");

    private static List<String> advised(List<String> named, Map<String, String> heldBack) {
        var proposal = new RatingProposal(Rating.RED, "4", "STRATEGY_DISCUSSION", named, Map.of(),
                List.of(new FiredReason("rule_R1_one", "The reason of the rule. [source]", Rating.RED, "", named),
                        new FiredReason("rule_R2_two", "Another rule asks others. [source]", Rating.RED, "", List.of("health"))),
                List.of(), List.of(), false);
        return new ProposedAgencies(ASKS_THE_POLICE_ALONE, List.of(proposal), heldBack, Map.of(), List.of()).advice().stream()
                .map(row -> row.agency() + "; " + row.standing() + "; " + row.why()).toList();
    }

    @Test
    void one_that_the_hub_lacks_stands_there_with_the_rule_that_names_it() {
        assertThat(advised(List.of("domestic-abuse", "police"), Map.of())).containsExactly("Domestic abuse; Not an agency of this"
                + " hub; The reason of the rule. [source] No request can go there from here: reach it in another way, and add what it says"
                + " as new information.");
    }

    @Test
    void one_that_is_reached_otherwise_stands_there_with_how() {
        assertThat(advised(List.of("lado"), Map.of())).containsExactly("Designated officer for allegations (LADO); Reached"
                + " otherwise; The reason of the rule. [source] Told by the hub within one working day, before anybody who employs the"
                + " person.");
    }

    @Test
    void while_a_rule_holds_them_back_nobody_is_told_to_reach_them() {
        assertThat(advised(List.of("domestic-abuse", "other-council"), Map.of("domestic-abuse", "One chance.", "other-council",
                "One chance."))).containsExactly("Domestic abuse; Held back; One chance.",
                "The other council; Held back; One chance.");
    }
}
