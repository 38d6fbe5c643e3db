package org.openmash.outcome.process;

import java.util.List;
import java.util.Map;
import org.openmash.outcome.HandOver;
import org.openmash.outcome.OnScreen;
import org.openmash.platform.Persons;
import org.springframework.stereotype.Component;

/** Who has answered what, as rows of a table. */
@Component
class HandOverRows {

    private final Persons persons;

    HandOverRows(Persons persons) {
        this.persons = persons;
    }

    List<Map<String, Object>> answers(HandOver handOver) {
        return handOver.answers().stream().map(answer -> OnScreen.row("by", persons.displayName(answer.by()),
                "answer", words(answer.answer()), "words", answer.words().orElse(""))).toList();
    }

    private static String words(HandOver.Answer answer) {
        return switch (answer) {
            case ACCEPTED -> "Accepted";
            case RETURNED -> "Returned";
            case WORKER_ABSENT -> "The worker is absent";
        };
    }
}
