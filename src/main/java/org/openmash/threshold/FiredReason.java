package org.openmash.threshold;

import java.util.List;
import java.util.regex.Pattern;
import org.openmash.referral.Rating;

/**
 * Why a rating is proposed: one rule that held, in the words of the table.
 *
 * @param ruleId id of the rule in its table, or of the safe default that Java applies ({@code M08_…})
 * @param reason one sentence for the person who decides; it holds no fact about the child beyond the rule's own
 *               condition
 * @param rating what this rule alone would propose
 * @param note what to do besides, or by when; empty if nothing
 * @param agencies codes of those whom this rule asks, or asks first; null in proposals that were kept without them
 */
public record FiredReason(String ruleId, String reason, Rating rating, String note, List<String> agencies) {

    private static final Pattern NUMBERED = Pattern.compile("(?:rule_)?(?:floor_)?([A-Z]\\d+[a-z]?)_.*");
    private static final Pattern WITH_SOURCE = Pattern.compile("(?s)(.*?)\\s*\\[([^\\]]*)]\\s*");

    /** Does this rule ask this agency? Where that was not kept, every rule of the rating is taken to. */
    public boolean asks(String agency) {
        return agencies == null || agencies.contains(agency);
    }

    /** {@code R33a} of {@code rule_R33a_scaleThree}: what fits on a screen; the whole id if it has no number. */
    public String number() {
        var numbered = NUMBERED.matcher(ruleId);
        return numbered.matches() ? numbered.group(1) : ruleId;
    }

    /** The reason without its source. */
    public String sentence() {
        var parts = WITH_SOURCE.matcher(reason);
        return parts.matches() ? parts.group(1) : reason;
    }

    /** What the reason rests on, as the table says in brackets; empty if it says nothing. */
    public String source() {
        var parts = WITH_SOURCE.matcher(reason);
        return parts.matches() ? parts.group(2) : "";
    }
}
