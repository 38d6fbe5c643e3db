package org.openmash.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The hub does not start while a rule shows a role more than the matrix says it needs to know, while the matrix names a
 * role that there is not, or something that nothing shows.
 */
@Component
class DoorsShowNoMore {

    DoorsShowNoMore(AccessRules rules, NeedToKnow matrix) {
        var wrong = wrong(rules, matrix);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Who may see what is not clear:\n" + String.join("\n", wrong));
        }
    }

    static List<String> wrong(AccessRules rules, NeedToKnow matrix) {
        var wrong = new ArrayList<String>();
        rules.rules().forEach(rule -> rule.shows().forEach(thing -> {
            if (!matrix.things().containsKey(thing)) {
                wrong.add("access-rules.yaml, \"" + rule.why() + "\": need-to-know.yaml has no \"" + thing + "\".");
            } else if (matrix.things().get(thing).onlyInForms()) {
                wrong.add("access-rules.yaml, \"" + rule.why() + "\": \"" + thing + "\" is shown in forms only.");
            } else {
                rule.roles().stream().filter(role -> !matrix.isShown(thing, role)).forEach(role ->
                        wrong.add("access-rules.yaml, \"" + rule.why() + "\": shows \"" + thing + "\" to " + role
                                + ", which need-to-know.yaml does not."));
            }
        }));
        matrix.things().forEach((thing, told) -> {
            var doors = rules.rules().stream().filter(rule -> rule.shows().contains(thing)).toList();
            if (!told.onlyInForms()) {
                told.shownTo().keySet().stream().filter(role -> doors.stream().noneMatch(rule ->
                        rule.roles().contains(role))).forEach(role ->
                        wrong.add("need-to-know.yaml, \"" + thing + "\": " + role + " finds no door to it."));
            }
        });
        Stream.concat(matrix.things().values().stream().flatMap(thing -> thing.shownTo().keySet().stream()),
                        matrix.begins().values().stream().flatMap(List::stream)).distinct()
                .filter(role -> !isRole(role)).forEach(role -> wrong.add("need-to-know.yaml: there is no role " + role + "."));
        return wrong;
    }

    private static boolean isRole(String name) {
        return List.of(NeedToKnow.EVERYBODY, NeedToKnow.AGENCIES).contains(name)
                || Arrays.stream(Role.values()).anyMatch(role -> role.group().equals(name));
    }
}
