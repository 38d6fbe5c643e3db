package org.openmash.sharing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openmash.platform.DecisionSource;
import org.openmash.platform.Decisions;
import org.openmash.platform.Decisions.DecisionFailed;
import org.openmash.platform.Decisions.FiredRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Whether something may leave the hub, and on which basis: the table {@code sharing-basis.dmn} (domain, 3.1, L1 to L16).
 * Several rows may hold, and the strictest answer counts.
 */
@Service
public class SharingBasis {

    private static final String TABLE = "sharingBasis";
    private static final String WITH_REASON = "UNIT_MANAGER_WITH_REASON";
    private static final Logger LOG = LoggerFactory.getLogger(SharingBasis.class);

    private final Decisions decisions;

    SharingBasis(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * Never throws: what no row foresees, and what a broken table cannot say, a manager decides with a written reason.
     *
     * @param causeDecided has reasonable cause to suspect significant harm been decided (Children Act 1989, s47)?
     */
    public Ruling rule(SharingFacts facts, boolean causeDecided) {
        return rule(decisions, facts, causeDecided);
    }

    /** The same, asked without leaving a trace in the engine's history. */
    Ruling wouldRule(SharingFacts facts, boolean causeDecided) {
        return rule(decisions.withoutTrace(), facts, causeDecided);
    }

    private static Ruling rule(DecisionSource tables, SharingFacts facts, boolean causeDecided) {
        try {
            return strictest(tables.evaluate(TABLE, facts.inputs()).rules(), causeDecided);
        } catch (DecisionFailed e) {
            LOG.error("MASH-SHARING-01 {}; a manager decides", e.getMessage());
            return fallback("The table cannot be read: a manager decides and says why it is shared.");
        }
    }

    private static Ruling strictest(List<FiredRule> rows, boolean causeDecided) {
        var may = rows.stream().map(SharingBasis::may).min(Comparator.naturalOrder());
        if (may.isEmpty()) {
            return fallback("No row of the table fits: a manager decides and says why it is shared.");
        }
        var deciding = rows.stream().filter(row -> may(row) == may.get()).toList();
        var first = deciding.get(0).outputs();
        var statute = text(first, causeDecided ? "statuteOnceCauseDecided" : "statute");
        return new Ruling(may.get(), text(first, "article6"), text(first, "article9"), statute,
                may.get() == May.MANAGER_DECIDES || rows.stream()
                        .anyMatch(row -> text(row.outputs(), "approver").equals(WITH_REASON)),
                rows.stream().map(SharingBasis::tellFamily).min(Comparator.naturalOrder()).orElseThrow(),
                deciding.stream().map(row -> text(row.outputs(), "reason")).filter(text -> !text.isBlank()).distinct()
                        .collect(Collectors.joining(" ")),
                deciding.stream().map(FiredRule::ruleId).toList());
    }

    private static Ruling fallback(String sentence) {
        return new Ruling(May.MANAGER_DECIDES, "6(1)(e) public task", "9(2)(g) substantial public interest",
                "To be named by the manager", true, TellFamily.NOT_YET, sentence, List.of("fallback"));
    }

    /** A slip of the pen in the table opens nothing. */
    private static May may(FiredRule row) {
        return Arrays.stream(May.values()).filter(may -> may.name().equals(text(row.outputs(), "may"))).findFirst()
                .orElse(May.MANAGER_DECIDES);
    }

    private static TellFamily tellFamily(FiredRule row) {
        return Arrays.stream(TellFamily.values())
                .filter(tell -> tell.name().equals(text(row.outputs(), "tellFamily"))).findFirst()
                .orElse(TellFamily.NOT_YET);
    }

    private static String text(Map<String, Object> outputs, String name) {
        return Objects.toString(outputs.get(name), "").strip();
    }
}
