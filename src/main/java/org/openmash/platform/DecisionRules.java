package org.openmash.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.springframework.stereotype.Component;

/**
 * Remembers, for the time of one call on one thread, what the engine says of the decision it evaluated. Decisions that
 * are evaluated elsewhere (a business rule task) are none of its business.
 */
@Component
public class DecisionRules implements DmnDecisionEvaluationListener {

    private final ThreadLocal<Deque<Heard>> calls = ThreadLocal.withInitial(ArrayDeque::new);

    DecisionRules() {
    }

    @Override
    public void notify(DmnDecisionEvaluationEvent event) {
        var call = calls.get().peek();
        if (call != null) {
            call.event = event;
        }
    }

    /** Runs the evaluation and gives its result together with what the engine told of it (null if it told nothing). */
    <T> Told<T> listen(Supplier<T> evaluation) {
        var call = new Heard();
        calls.get().push(call);
        try {
            return new Told<>(evaluation.get(), call.event);
        } finally {
            calls.get().pop();
            if (calls.get().isEmpty()) {
                calls.remove();
            }
        }
    }

    record Told<T>(T result, DmnDecisionEvaluationEvent event) {
    }

    private static final class Heard {
        private DmnDecisionEvaluationEvent event;
    }
}
