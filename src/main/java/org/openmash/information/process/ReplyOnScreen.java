package org.openmash.information.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.openmash.information.Minimum;
import org.openmash.information.Reply;
import org.openmash.information.Reply.DeclinedBecause;
import org.openmash.information.Reply.FactKind;
import org.openmash.information.Reply.Handling;
import org.openmash.information.Reply.Match;
import org.openmash.information.Requests.ReplyState;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.springframework.stereotype.Component;

/** An agency's answer between the screen and the register: the choices, a row for each person, and back again. */
@Component
class ReplyOnScreen {

    private final Clock clock;

    ReplyOnScreen(Clock clock) {
        this.clock = clock;
    }

    /** Everything that can be chosen in an answer. */
    Map<String, Object> options() {
        return new LinkedHashMap<>(Map.of(
                "states", options(ReplyState.values(), ReplyState::label),
                "matches", options(Match.values(), Match::label),
                "kinds", options(FactKind.values(), FactKind::label),
                "handlings", options(Handling.values(), Handling::label),
                "declinedBecause", options(DeclinedBecause.values(), DeclinedBecause::label)));
    }

    /** The same where an answer is corrected: a conflict of interest takes no answer's place. */
    Map<String, Object> optionsToCorrect(ReplyState stands) {
        var options = options();
        options.put("states", options(Arrays.stream(ReplyState.values()).filter(state -> state == stands
                || state != ReplyState.CONFLICT_OF_INTEREST).toArray(ReplyState[]::new), ReplyState::label));
        return options;
    }

    private static <E extends Enum<E>> List<Map<String, String>> options(E[] codes, Function<E, String> label) {
        return Arrays.stream(codes).map(code -> Map.of("value", code.name(), "label", label.apply(code))).toList();
    }

    /** Somebody to search for, as a row of a table. */
    static Map<String, Object> person(Minimum.Who who) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", who.name());
        row.put("alsoKnownAs", who.alsoKnownAs());
        row.put("dateOfBirth", who.dateOfBirth() == null ? "Not known" : LondonTime.show(who.dateOfBirth()));
        row.put("age", who.age());
        row.put("nhsNumber", who.nhsNumber());
        row.put("address", who.address());
        row.put("relation", who.relation());
        return row;
    }

    /** A row for each person who is searched for, with nothing chosen. */
    List<Map<String, Object>> people(Minimum minimum) {
        var ids = minimum.idsOfPeople();
        return IntStream.range(0, ids.size()).<Map<String, Object>>mapToObj(n -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("subjectId", ids.get(n));
            row.put("name", minimum.people().get(n).name());
            return row;
        }).toList();
    }

    /** An answer as it was given, in the fields of a form. */
    Map<String, Object> filled(Reply reply, Minimum minimum) {
        var values = TaskForm.values();
        values.put("state", reply.state());
        values.put("systemsSearched", reply.systemsSearched());
        values.put("searchedAsOf", reply.searchedAsOf());
        var people = people(minimum);
        people.forEach(row -> reply.people().stream().filter(one -> one.subjectId().equals(row.get("subjectId")))
                .forEach(one -> {
                    row.put("match", one.match());
                    row.put("matchedBy", one.matchedBy());
                }));
        values.put("people", people);
        values.put("facts", reply.facts());
        values.put("riskView", reply.riskView());
        values.put("strengths", reply.strengths());
        values.put("currentWorker", reply.currentWorker());
        values.put("declinedBecause", reply.declinedBecause());
        values.put("declinedReason", reply.declinedReason());
        values.put("unableReason", reply.unableReason());
        values.values().removeIf(Objects::isNull);
        return values;
    }

    /** A form in which nothing is answered yet. */
    Map<String, Object> empty(Minimum minimum) {
        var values = TaskForm.values();
        values.put("people", people(minimum));
        return values;
    }

    /** @throws Refused where a day lies in the future */
    Reply reply(ReplyFields form, Minimum minimum) {
        checkDates(form);
        return new Reply(form.state(), form.systemsSearched(), form.searchedAsOf(),
                form.people().stream().map(row -> searched(row, minimum)).toList(),
                form.facts().stream().map(ReplyFields.FactRow::toFact).toList(), form.riskView(), form.strengths(),
                form.currentWorker(), form.declinedBecause(), form.declinedReason(), form.unableReason(),
                null, null);
    }

    private static Reply.Searched searched(ReplyFields.PersonRow row, Minimum minimum) {
        var place = minimum.idsOfPeople().indexOf(row.subjectId());
        return new Reply.Searched(row.subjectId(), place < 0 ? "" : minimum.people().get(place).name(), row.match(),
                row.matchedBy());
    }

    private void checkDates(ReplyFields form) {
        if (isFuture(form.searchedAsOf())) {
            throw new Refused("searchedAsOf", "Up to date as of: must not be in the future.");
        }
        IntStream.range(0, form.facts().size()).filter(n -> isFuture(form.facts().get(n).factDate())).findFirst()
                .ifPresent(n -> {
                    throw new Refused("facts[" + n + "].factDate",
                            "What is known, row " + (n + 1) + ", Date: must not be in the future.");
                });
    }

    private boolean isFuture(LocalDate day) {
        return day != null && day.isAfter(LondonTime.today(clock));
    }
}
