package org.openmash.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.platform.Decisions.FiredRule;

/** Whom the table of agencies may never propose, whoever changes it: where asking endangers, and below amber unasked. */
final class AgencySelectionChecks {

    static final String KEY = "agencySelection";
    private static final Set<String> RESTRICTED = Set.of("FGM", "HBA_FM", "FII", "STAFF");
    private static final Set<String> ALWAYS_ON_RED = Set.of("police", "health", "education");
    /** One that the hub added, and no row names. */
    private static final String ANY_OTHER = "any-other";
    private static final Map<String, List<String>> ASKED = asked();

    private AgencySelectionChecks() {
    }

    private static Map<String, List<String>> asked() {
        var asked = new LinkedHashMap<String, List<String>>();
        asked.put("agency", List.of("police", "health", "education", ANY_OTHER));
        asked.put("rating", List.of("RED", "AMBER", "GREEN", "NONE"));
        asked.put("ruleSays", List.of("ASKS_FIRST", "ASKS", "HOLDS_BACK", "SAYS_NOTHING"));
        asked.put("restrictedKind", List.of("FGM", "HBA_FM", "FII", "STAFF", "NONE", "UNKNOWN"));
        asked.put("consent", List.of("GIVEN", "REFUSED", "UNKNOWN"));
        asked.put("saidToKnow", List.of("YES", "NO"));
        asked.put("category", List.of("OTHER"));
        asked.put("knewBefore", List.of("YES"));
        asked.put("adultsAtHome", List.of("YES"));
        asked.put("tenOrOlder", List.of("YES"));
        return asked;
    }

    static Stream<String> refusals(Draft draft, Draft live) {
        return new LawChecks(KEY, ASKED, AgencySelectionChecks::forbidden).refusals(draft, live);
    }

    private static Optional<String> forbidden(Map<String, Object> facts, List<FiredRule> rules) {
        var standings = rules.stream().map(rule -> Objects.toString(rule.outputs().get("standing"))).collect(Collectors.toSet());
        var held = standings.contains("HELD_BACK");
        var proposed = !held && standings.contains("PROPOSED");
        var restricted = RESTRICTED.contains(facts.get("restrictedKind"));
        if (!held && "HOLDS_BACK".equals(facts.get("ruleSays"))) {
            return Optional.of("The table would let an agency be asked that a rule holds back:");
        }
        if (!held && restricted && ANY_OTHER.equals(facts.get("agency")) && !"ASKS_FIRST".equals(facts.get("ruleSays"))) {
            return Optional.of("The table would let everybody be asked where that endangers:");
        }
        if (proposed && Set.of("GREEN", "NONE").contains(facts.get("rating")) && !"GIVEN".equals(facts.get("consent"))) {
            return Optional.of("The table would propose to ask below amber without the family's consent:");
        }
        return !held && !proposed && !restricted && "RED".equals(facts.get("rating")) && ALWAYS_ON_RED.contains(facts.get("agency"))
                ? Optional.of("The table would leave out on red an agency that is always asked:") : Optional.empty();
    }
}
