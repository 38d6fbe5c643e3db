package org.openmash.duty.process;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.openmash.deadline.Limit;
import org.openmash.deadline.LimitState;
import org.openmash.deadline.Limits;
import org.openmash.duty.DutyRegister;
import org.openmash.duty.HandedToDuty;
import org.openmash.duty.HandedToDuty.Acceptance;
import org.openmash.duty.HandedToDuty.How;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.TaskForm;
import org.openmash.threshold.ContactSummary;
import org.springframework.stereotype.Component;

/** The case as those see it who accept it for the night or take it back in the morning. */
@Component
class DutyOnScreen {

    private final ContactSummary summary;
    private final Limits limits;
    private final DutyRegister register;
    private final Persons persons;
    private final Clock clock;

    DutyOnScreen(ContactSummary summary, Limits limits, DutyRegister register, Persons persons, Clock clock) {
        this.summary = summary;
        this.limits = limits;
        this.register = register;
        this.persons = persons;
        this.clock = clock;
    }

    /** The contact, the limits that run, what the day says of it, and each time that it was with emergency duty. */
    Map<String, Object> of(String caseReference, Person reader) {
        return of(caseReference, reader, one -> true);
    }

    /** The same, of the times with emergency duty only these. */
    Map<String, Object> of(String caseReference, Person reader, Predicate<HandedToDuty> shown) {
        var values = TaskForm.values();
        values.putAll(summary.of(caseReference, reader));
        values.put("limits", limits.of(caseReference).stream().filter(Limit::isOpen).map(this::limit).toList());
        values.put("fromTheDay", register.lastDecision(caseReference).flatMap(said -> said.words()
                .map(words -> List.of(row("by", persons.displayName(said.decidedBy()), "when",
                        LondonTime.at(said.decidedAt()), "words", words)))).orElse(List.of()));
        values.put("handedOver", register.of(caseReference).stream().filter(shown).map(this::handedOver)
                .toList());
        return values;
    }

    private Map<String, Object> limit(Limit limit) {
        return row("limit", limit.clock().label(), "due", LondonTime.at(limit.dueAt()), "state",
                words(limit.state(clock.instant())));
    }

    private static String words(LimitState state) {
        return switch (state) {
            case NEAR -> "near";
            case BREACHED, LAPSED -> "passed";
            default -> "running";
        };
    }

    private Map<String, Object> handedOver(HandedToDuty one) {
        return row("when", LondonTime.at(one.handedAt()), "why", one.why().words(),
                "accepted", one.acceptance().map(this::accepted).orElse("nobody accepted it"));
    }

    private String accepted(Acceptance acceptance) {
        return (acceptance.how() == How.BY_TELEPHONE ? acceptance.acceptedBy() + ", by telephone, recorded by "
                + persons.displayName(acceptance.recordedBy()) : persons.displayName(acceptance.acceptedBy()))
                + ", " + LondonTime.at(acceptance.acceptedAt());
    }

    static Map<String, Object> row(String... pairs) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(pairs[i], pairs[i + 1]);
        }
        return row;
    }

    /** For example "Response, due 20:15 on 27 November 2026; First outcome, due …". */
    static String inWords(List<Limit> due) {
        return due.stream().map(limit -> limit.clock().label() + ", due " + LondonTime.at(limit.dueAt()))
                .distinct().collect(Collectors.joining("; "));
    }
}
