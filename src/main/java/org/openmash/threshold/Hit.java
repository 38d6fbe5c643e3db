package org.openmash.threshold;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openmash.platform.Decisions.FiredRule;
import org.openmash.referral.Rating;

/** One rule that held, read from a table whose outputs carry the name of its family ({@code physicalRating}). */
record Hit(String ruleId, Rating rating, String level, String route, List<String> agencies, List<String> askFirst,
           String note, boolean sameDay, String reason) {

    private static final Pattern RULE_NUMBER = Pattern.compile("^(?:rule_)?(?:floor_)?([RM]\\d+)");

    static Hit of(FiredRule rule) {
        var outputs = rule.outputs();
        return new Hit(rule.ruleId(), rating(text(outputs, "Rating")), text(outputs, "Level"), text(outputs, "Route"),
                list(text(outputs, "Agencies")), list(text(outputs, "AskFirst")), text(outputs, "Note"),
                text(outputs, "Limit").equals("SAME_DAY"), rule.reason());
    }

    /** The safe default when the tables say nothing that can be used (M08). */
    static Hit amber(String ruleId, String reason) {
        return new Hit(ruleId, Rating.AMBER, "3", "", List.of(), List.of(), "", false, reason);
    }

    Hit withReason(String otherReason) {
        return new Hit(ruleId, rating, level, route, agencies, askFirst, note, sameDay, otherReason);
    }

    boolean restricts() {
        return !askFirst.isEmpty();
    }

    boolean isFloor() {
        return ruleId.startsWith("rule_floor_");
    }

    /**
     * {@code R03} of {@code rule_R03a_nonMobileBabyWithMark} and of its twin in the floor; the whole id if it has
     * none.
     */
    String number() {
        var found = RULE_NUMBER.matcher(ruleId);
        return found.find() ? found.group(1) : ruleId;
    }

    FiredReason toReason() {
        return new FiredReason(ruleId, reason, rating, note, Stream.concat(agencies.stream(), askFirst.stream()).distinct().toList());
    }

    private static String text(Map<String, Object> outputs, String meaning) {
        return outputs.entrySet().stream()
                .filter(output -> output.getValue() != null)
                .filter(output -> output.getKey().toLowerCase().endsWith(meaning.toLowerCase()))
                .map(output -> output.getValue().toString().strip()).findFirst().orElse("");
    }

    private static List<String> list(String codes) {
        return Stream.of(codes.split(",")).map(String::strip).filter(code -> !code.isEmpty()).distinct().toList();
    }

    /** Amber if the table says anything but one of the four: a slip of the pen never lowers a rating to nothing. */
    private static Rating rating(String text) {
        return Stream.of(Rating.values()).filter(rating -> rating.name().equals(text)).findFirst().orElse(Rating.AMBER);
    }
}
