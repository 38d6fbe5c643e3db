package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openmash.access.NeedToKnow.Thing;

/** The rules of the doors are held against the page of who sees what. */
class DoorsShowNoMoreTest {

    private static final NeedToKnow PAGE = new NeedToKnow(Map.of(
            "limits", new Thing("what is near", false, Map.of("service-manager", "all of it")),
            "replies", new Thing("what agencies replied", true, Map.of("unit-manager", "all of it"))),
            Map.of("referralPathway", List.of("screening-officer")));

    private static List<String> wrong(NeedToKnow page, String thing, String... groups) {
        return DoorsShowNoMore.wrong(new AccessRules(List.of("GET /login"), List.of(new AccessRules.Rule("a rule",
                List.of(thing), List.of(groups), List.of("GET /x"))), List.of()), page);
    }

    @Test
    void a_rule_that_shows_what_the_page_shows_is_well() {
        assertThat(wrong(PAGE, "limits", "service-manager")).isEmpty();
    }

    @Test
    void a_rule_that_shows_more_is_named() {
        assertThat(wrong(PAGE, "limits", "service-manager", "agency-*")).containsExactly("access-rules.yaml, \"a rule\":"
                + " shows \"limits\" to agencies, which need-to-know.yaml does not.");
        assertThat(wrong(PAGE, "limits", "service-manager", "*")).singleElement().asString().contains("to everybody");
    }

    @Test
    void a_rule_that_shows_what_stands_in_forms_only_or_what_the_page_does_not_know_is_named() {
        assertThat(wrong(PAGE, "replies", "unit-manager")).contains(
                "access-rules.yaml, \"a rule\": \"replies\" is shown in forms only.");
        assertThat(wrong(PAGE, "weather", "unit-manager")).contains(
                "access-rules.yaml, \"a rule\": need-to-know.yaml has no \"weather\".");
    }

    @Test
    void what_the_page_promises_has_a_door_and_its_roles_exist() {
        assertThat(wrong(PAGE, "limits", "governance")).contains(
                "need-to-know.yaml, \"limits\": service-manager finds no door to it.");
        var misspelt = new NeedToKnow(Map.of("limits", new Thing("what is near", false, Map.of("manager", "all"))),
                Map.of("referralPathway", List.of("officer")));
        assertThat(wrong(misspelt, "limits", "manager")).containsExactlyInAnyOrder(
                "need-to-know.yaml: there is no role manager.", "need-to-know.yaml: there is no role officer.");
    }
}
