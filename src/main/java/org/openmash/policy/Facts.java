package org.openmash.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.openmash.referral.Category;
import org.openmash.referral.ContactKind;
import org.openmash.referral.DaGrade;
import org.openmash.referral.Disclosure;
import org.openmash.referral.Explanation;
import org.openmash.referral.History;
import org.openmash.referral.Immediacy;
import org.openmash.referral.Indicator;
import org.openmash.referral.Injury;
import org.openmash.referral.KnownTo;
import org.openmash.referral.PerpetratorAccess;
import org.openmash.referral.Rating;
import org.openmash.referral.Severity;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;

/** What a table can be told: the hub's closed lists and numbers, as the forms and the register know them. */
final class Facts {

    /** Every fact that is a code of a closed list, with the list. */
    static final Map<String, List<Object>> LISTS = lists();
    static final Set<String> NUMBERS = Set.of("ageMonths", "gestationWeeks", "daScale", "repeatContacts12m",
            "closedDaysAgo");
    static final String INDICATORS = "indicators";
    static final List<String> SIGNS = Stream.of(Indicator.values()).map(Enum::name).toList();
    static final Set<String> LEVELS = Set.of("1", "2", "2-3", "3", "3-4", "4");

    private Facts() {
    }

    private static Map<String, List<Object>> lists() {
        var lists = new LinkedHashMap<String, List<Object>>();
        lists.put("category", names(Category.values()));
        lists.put("severity", names(Severity.values()));
        lists.put("immediacy", names(Immediacy.values()));
        lists.put("injury", names(Injury.values()));
        lists.put("explanation", names(Explanation.values()));
        lists.put("disclosure", names(Disclosure.values()));
        lists.put("perpetratorAccess", names(PerpetratorAccess.values()));
        lists.put("daGrade", names(DaGrade.values()));
        lists.put("subjectKind", names(SubjectKind.values()));
        lists.put("nonMobile", names(YesNoUnknown.values()));
        lists.put("disabled", names(YesNoUnknown.values()));
        lists.put("history", names(History.values()));
        lists.put("contactKind", names(ContactKind.values()));
        lists.put("livesInArea", names(YesNoUnknown.values()));
        lists.put("openTo", names(KnownTo.values()));
        lists.put("proposedRating", names(Rating.values()));
        lists.put("dangerNow", List.of(true, false));
        for (var answer : List.of("needsCareAndSupport", "experiencingOrAtRisk", "unableToProtect", "selfNeglect",
                "coercion", "capacity", "othersAtRisk", "crimeSuspected")) {
            lists.put(answer, names(YesNoUnknown.values()));
        }
        lists.put("adultAgrees", List.of("YES", "NO", "NOT_ASKED"));
        return lists;
    }

    private static List<Object> names(Enum<?>[] values) {
        return Arrays.stream(values).map(value -> (Object) value.name()).toList();
    }

    static boolean isKnown(String name) {
        return LISTS.containsKey(name) || NUMBERS.contains(name) || INDICATORS.equals(name);
    }

    /** Nobody in particular belongs to the routing alone. */
    static Set<String> codes(String fact) {
        var codes = new LinkedHashSet<String>();
        LISTS.getOrDefault(fact, List.of()).stream().filter(String.class::isInstance).map(String.class::cast)
                .forEach(codes::add);
        if (fact.equals("subjectKind")) {
            codes.add("NOBODY");
        }
        return codes;
    }

    /** A school child about whom every answer is the most reassuring one; rows say what differs. */
    static Map<String, Object> reassuring() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("category", "OTHER");
        facts.put("severity", "LOW");
        facts.put("immediacy", "RECENT");
        facts.put("injury", "NONE");
        facts.put("explanation", "NOT_APPLICABLE");
        facts.put("disclosure", "NONE");
        facts.put("perpetratorAccess", "NONE");
        facts.put("daGrade", "NOT_DONE");
        facts.put("daScale", null);
        facts.put(INDICATORS, List.of());
        facts.put("subjectKind", "CHILD");
        facts.put("ageMonths", 120);
        facts.put("nonMobile", "NO");
        facts.put("disabled", "NO");
        facts.put("gestationWeeks", null);
        facts.put("history", "NONE");
        facts.put("repeatContacts12m", 1);
        facts.put("dangerNow", false);
        return facts;
    }

    static Map<String, Object> reassuringBut(Map<String, Object> what) {
        var facts = reassuring();
        facts.putAll(what);
        return facts;
    }

    /** Lists of signs up to this many of them together, nothing first and everything last. */
    static List<Object> signs(List<String> codes, int together) {
        var lists = new ArrayList<List<String>>();
        lists.add(List.of());
        for (int size = 1; size <= Math.min(together, codes.size()); size++) {
            for (var shorter : List.copyOf(lists)) {
                if (shorter.size() == size - 1) {
                    var from = shorter.isEmpty() ? 0 : codes.indexOf(shorter.get(shorter.size() - 1)) + 1;
                    codes.subList(from, codes.size()).forEach(code -> lists.add(
                            Stream.concat(shorter.stream(), Stream.of(code)).toList()));
                }
            }
        }
        if (codes.size() > together) {
            lists.add(codes);
        }
        return List.copyOf(lists);
    }
}
