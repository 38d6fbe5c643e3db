package org.openmash.deadline.process;

import static org.openmash.platform.ProcessVariables.LIMIT_ID;

import java.util.Map;
import java.util.Optional;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.TaskForm;

/** What all forms about one limit share: they show the limit and what stands open, and are told apart by the limit. */
abstract class LimitForm<F extends Record> implements TaskForm<F> {

    final LimitOnScreen screen;

    LimitForm(LimitOnScreen screen) {
        this.screen = screen;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(LIMIT_ID);
    }

    /** Codes, roles and times. */
    @Override
    public boolean showsTheRecord() {
        return false;
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        return screen.values(task, person);
    }
}
