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

/** What the table of the lawful-basis gate may never do, whoever changes it: the law is no threshold. */
final class SharingBasisChecks {

    static final String KEY = "sharingBasis";
    private static final Set<String> OPEN = Set.of("SHARE", "RESTRICTED_CIRCLE");
    private static final Set<String> RESTRICTED = Set.of("FGM", "HBA_FM", "FII", "STAFF");
    private static final Map<String, List<String>> ASKED = asked();

    private SharingBasisChecks() {
    }

    private static Map<String, List<String>> asked() {
        var asked = new LinkedHashMap<String, List<String>>();
        asked.put("suspectedSignificantHarm", List.of("YES", "NO", "UNKNOWN"));
        asked.put("consent", List.of("GIVEN", "REFUSED", "NOT_SOUGHT", "UNKNOWN"));
        asked.put("whyNotSought", List.of("NONE", "DELAY", "OTHER"));
        asked.put("restrictedKind", List.of("FGM", "HBA_FM", "FII", "STAFF", "NONE", "UNKNOWN"));
        asked.put("rating", List.of("RED", "AMBER", "GREEN", "NONE"));
        asked.put("recipientKind", List.of("POLICE", "AGENCY"));
        asked.put("personRelevant", List.of("YES"));
        List.of("legalDuty", "crimeSuspected", "competentChildAsksForConfidence", "adultWithCapacityRefuses",
                "anonymousOnly").forEach(answer -> asked.put(answer, List.of("NO")));
        return asked;
    }

    static Stream<String> refusals(Draft draft, Draft live) {
        return new LawChecks(KEY, ASKED, SharingBasisChecks::forbidden).refusals(draft, live);
    }

    private static Optional<String> forbidden(Map<String, Object> facts, List<FiredRule> rules) {
        var answers = rules.stream().map(rule -> Objects.toString(rule.outputs().get("may"))).collect(Collectors.toSet());
        var opens = OPEN.containsAll(answers);
        if (opens && (facts.containsValue("UNKNOWN"))) {
            return Optional.of("The table would let something leave although an answer is not known:");
        }
        if (opens && "NO".equals(facts.get("suspectedSignificantHarm")) && !"GIVEN".equals(facts.get("consent"))) {
            return Optional.of("The table would let something leave below significant harm without consent and without a"
                    + " manager's reason (AB v Haringey [2013] EWHC 416):");
        }
        var restricted = RESTRICTED.contains(facts.get("restrictedKind"));
        return restricted && (answers.contains("TRY_CONSENT_FIRST") || answers.equals(Set.of("SHARE")))
                ? Optional.of("The table would ask the family first, or everybody, where that endangers:")
                : Optional.empty();
    }
}
