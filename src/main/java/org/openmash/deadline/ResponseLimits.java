package org.openmash.deadline;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.openmash.platform.Decisions;
import org.openmash.platform.Decisions.DecisionFailed;
import org.openmash.platform.Decisions.Evaluation;
import org.openmash.referral.Rating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks the policy lead's table how long a limit is. A table that is broken, or says nothing usable, shortens a limit and
 * never lengthens it: 4 hours for RED, 24 for everything else, and the manager is told.
 */
@Component
public class ResponseLimits {

    static final String DECISION = "responseLimit";
    private static final Logger LOG = LoggerFactory.getLogger(ResponseLimits.class);
    private static final String MANAGERS = "unit-manager";

    private final Decisions decisions;
    private final String hub;

    ResponseLimits(Decisions decisions, @Value("${mash.hub:wolverhampton}") String hub) {
        this.decisions = decisions;
        this.hub = hub;
    }

    public LimitTerms of(ClockKind clock, Rating rating, Circumstance circumstance) {
        try {
            var evaluation = ask(clock, rating, circumstance);
            return evaluation.row().map(row -> terms(evaluation, row)).orElseGet(() -> safe(clock, rating));
        } catch (DecisionFailed | IllegalArgumentException | ArithmeticException broken) {
            return safe(clock, rating);
        }
    }

    private Evaluation ask(ClockKind clock, Rating rating, Circumstance circumstance) {
        return decisions.evaluate(DECISION, Map.of("clock", clock.name(), "rating", rating.name(), "circumstance",
                circumstance.name(), "hub", hub));
    }

    private static LimitTerms terms(Evaluation evaluation, Map<String, Object> row) {
        var terms = new LimitTerms(text(row, "length").orElse(""), Basis.valueOf(text(row, "basis").orElse("")),
                share(row, "nearShare"), text(row, "tellNear"), text(row, "tellBreach"), text(row, "tellAfter"),
                share(row, "escalateShare"), !Boolean.FALSE.equals(row.get("counts")), text(row, "metBy").orElse(""),
                evaluation.rules().isEmpty() ? "" : evaluation.rules().get(0).ruleId(), evaluation.version());
        terms.basis().check(terms.length());
        return terms;
    }

    private static Optional<String> text(Map<String, Object> row, String output) {
        return Optional.ofNullable(row.get(output)).map(Object::toString).map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static double share(Map<String, Object> row, String output) {
        var share = new BigDecimal(text(row, output).orElse("0")).doubleValue();
        if (share < 0 || share > 1) {
            throw new IllegalArgumentException(output);
        }
        return share;
    }

    private static LimitTerms safe(ClockKind clock, Rating rating) {
        LOG.error("MASH-LIMIT-01 The table {} gives no usable limit for {} and {}; the short one of the hub holds",
                DECISION, clock, rating);
        return new LimitTerms(Duration.ofHours(rating == Rating.RED ? 4 : 24).toString(), Basis.CLOCK_HOURS, 0.75,
                rating == Rating.RED ? Optional.of(MANAGERS) : Optional.empty(), Optional.of(MANAGERS),
                Optional.of("service-manager"), 0.25, clock != ClockKind.WRITTEN_CONFIRMATION, "", "", 0);
    }
}
