package org.openmash.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.platform.Decisions.FiredRule;
import org.openmash.referral.Contact.WhyNotSought;
import org.openmash.sharing.RecipientKind;

/** What the table of the lawful-basis gate may never do, whoever changes it: the law is no threshold. */
final class SharingBasisChecks {

    static final String KEY = "sharingBasis";
    private static final Set<String> OPEN = Set.of("SHARE", "RESTRICTED_CIRCLE");
    private static final Set<String> RESTRICTED = Set.of("FGM", "HBA_FM", "FII", "STAFF");
    private static final String WITH_REASON = "UNIT_MANAGER_WITH_REASON";
    private static final Pattern SECTION_47 = Pattern.compile("\\bs47\\b");
    private static final List<String> WISHES = List.of("competentChildAsksForConfidence", "adultWithCapacityRefuses");
    private static final List<String> BESIDE = List.of(WISHES.get(0), WISHES.get(1), "anonymousOnly");
    private static final Map<String, List<String>> ASKED = asked();

    private SharingBasisChecks() {
    }

    private static Map<String, List<String>> asked() {
        var asked = new LinkedHashMap<String, List<String>>();
        asked.put("suspectedSignificantHarm", List.of("YES", "NO", "UNKNOWN"));
        asked.put("consent", List.of("GIVEN", "REFUSED", "NOT_SOUGHT", "UNKNOWN"));
        asked.put("whyNotSought", Stream.concat(Stream.of("NONE"), Stream.of(WhyNotSought.values()).map(Enum::name)).toList());
        asked.put("restrictedKind", List.of("FGM", "HBA_FM", "FII", "STAFF", "NONE", "UNKNOWN"));
        asked.put("rating", List.of("RED", "AMBER", "GREEN", "NONE"));
        asked.put("recipientKind", Stream.of(RecipientKind.values()).map(Enum::name).toList());
        asked.put("personRelevant", List.of("YES"));
        asked.put("legalDuty", List.of("NO", "YES"));
        asked.put("crimeSuspected", List.of("NO", "YES"));
        BESIDE.forEach(answer -> asked.put(answer, List.of("NO", "YES")));
        return asked;
    }

    static Stream<String> refusals(Draft draft, Draft live) {
        return new LawChecks(KEY, ASKED, SharingBasisChecks::isPossible, SharingBasisChecks::forbidden).refusals(draft, live);
    }

    /**
     * Why the family was not asked is said only where it was not. A wish, or a source that nobody knows, matters below
     * significant harm and without a duty; each is tried alone there.
     */
    private static boolean isPossible(Map<String, Object> facts) {
        var beside = BESIDE.stream().filter(answer -> "YES".equals(facts.get(answer))).count();
        return ("NOT_SOUGHT".equals(facts.get("consent")) || "NONE".equals(facts.get("whyNotSought")))
                && (beside == 0 || beside == 1 && "NO".equals(facts.get("suspectedSignificantHarm"))
                && "NO".equals(facts.get("legalDuty")) && "NONE".equals(facts.get("restrictedKind")));
    }

    private static Optional<String> forbidden(Map<String, Object> facts, List<FiredRule> rules) {
        var answers = rules.stream().map(rule -> text(rule, "may")).collect(Collectors.toSet());
        if (rules.stream().anyMatch(rule -> SECTION_47.matcher(text(rule, "statute")).find())) {
            return Optional.of("The table would name section 47 before reasonable cause is decided:");
        }
        var opens = OPEN.containsAll(answers);
        var duty = "YES".equals(facts.get("legalDuty"));
        var inWriting = rules.stream().anyMatch(rule -> WITH_REASON.equals(text(rule, "approver")));
        if (opens && duty && !inWriting) {
            return Optional.of("The table would let something leave under a law or an order that no manager names in"
                    + " writing:");
        }
        if (opens && !duty && facts.containsValue("UNKNOWN")) {
            return Optional.of("The table would let something leave although an answer is not known:");
        }
        var crimeToPolice = inWriting && "YES".equals(facts.get("crimeSuspected")) && "POLICE".equals(facts.get("recipientKind"));
        if (opens && !duty && !crimeToPolice && "NO".equals(facts.get("suspectedSignificantHarm"))
                && !"GIVEN".equals(facts.get("consent"))) {
            return Optional.of("The table would let something leave below significant harm without consent and without a"
                    + " manager's reason (AB v Haringey [2013] EWHC 416):");
        }
        if (opens && !duty && "NO".equals(facts.get("suspectedSignificantHarm"))
                && WISHES.stream().anyMatch(wish -> "YES".equals(facts.get(wish)))) {
            return Optional.of("The table would let something leave against the wish of a competent child or of an adult with"
                    + " capacity, below significant harm:");
        }
        var restricted = RESTRICTED.contains(facts.get("restrictedKind"));
        return restricted && (answers.contains("TRY_CONSENT_FIRST") || answers.equals(Set.of("SHARE")))
                ? Optional.of("The table would ask the family first, or everybody, where that endangers:")
                : Optional.empty();
    }

    private static String text(FiredRule rule, String output) {
        return Objects.toString(rule.outputs().get(output), "");
    }
}
