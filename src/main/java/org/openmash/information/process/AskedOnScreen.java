package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.QUESTION_ID;

import java.util.List;
import java.util.Map;
import org.openmash.information.Passing;
import org.openmash.platform.FormTask;
import org.openmash.platform.TaskForm;

/** What an agency is asked about one of its items, for the two forms in which it answers. */
final class AskedOnScreen {

    private AskedOnScreen() {
    }

    static String question(FormTask task) {
        return task.code(QUESTION_ID).orElseThrow(() -> new IllegalStateException("The task names no question"));
    }

    /** {@code caseReference, item, recipient, said}. */
    static Map<String, Object> of(FormTask task, Passing passing) {
        var asked = passing.asked(question(task));
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("item", List.of(Map.of("date", asked.date(), "kind", asked.kind(), "what", asked.what())));
        values.put("recipient", List.of(Map.of("recipient", asked.recipient(), "purpose", asked.purpose())));
        values.put("said", asked.said().map(why -> List.of(Map.of("why", why))).orElse(List.of()));
        return values;
    }
}
