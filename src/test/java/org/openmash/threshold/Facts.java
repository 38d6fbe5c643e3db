package org.openmash.threshold;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the facts of a row such as {@code category=NEGLECT|indicators=HUNGER+POOR_HYGIENE|ageMonths=} for a table. */
final class Facts {

    private Facts() {
    }

    /** A school child whose every answer is the most reassuring one; rows say what differs. */
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
        facts.put("indicators", List.of());
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

    static Map<String, Object> of(String row) {
        var facts = reassuring();
        facts.putAll(only(row));
        return facts;
    }

    static Map<String, Object> only(String row) {
        var facts = new LinkedHashMap<String, Object>();
        Arrays.stream(row.split("\\|")).map(cell -> cell.split("=", 2)).forEach(cell -> facts.put(cell[0], value(cell[0], cell[1])));
        return facts;
    }

    private static Object value(String name, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (name) {
            case "indicators" -> List.of(text.split("\\+"));
            case "dangerNow" -> Boolean.valueOf(text);
            case "ageMonths", "gestationWeeks", "daScale", "repeatContacts12m", "closedDaysAgo" -> Integer.valueOf(text);
            default -> text;
        };
    }

    /** The facts without one of them, as a caller who left it out would send them. */
    static Map<String, Object> without(Map<String, Object> facts, String name) {
        return facts.entrySet().stream().filter(fact -> !fact.getKey().equals(name) && fact.getValue() != null)
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
