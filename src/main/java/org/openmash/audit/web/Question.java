package org.openmash.audit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openmash.audit.Action;
import org.openmash.audit.AuditRegister.Asked;
import org.openmash.platform.CaseReference;
import org.openmash.platform.LondonTime;
import org.openmash.platform.RefusedFields;
import org.openmash.platform.RefusedFields.WrongField;

/** Reads what the trail is searched by, and names every wrong field at once without repeating it. */
class Question {

    private static final int LARGEST_PAGE = 200;

    private final List<WrongField> wrong = new ArrayList<>();

    Asked asked(String person, String caseReference, String action, String from, String until, String before,
            String size) {
        return new Asked(account(person.strip()), reference(caseReference.strip()), action(action.strip()),
                time("from", from.strip(), 0), time("until", until.strip(), 1),
                number("before", before.strip(), Long.MAX_VALUE).orElse(null),
                number("size", size.strip(), LARGEST_PAGE).map(Math::toIntExact).orElse(LARGEST_PAGE));
    }

    private Optional<String> account(String given) {
        if (given.length() > 100) {
            wrong.add(new WrongField("person", "must be the id of an account"));
        }
        return Optional.of(given).filter(text -> !text.isEmpty());
    }

    private Optional<String> reference(String given) {
        if (!given.isEmpty() && !CaseReference.isOne(given)) {
            wrong.add(new WrongField("caseReference", "must be like MASH-2026-000123"));
            return Optional.empty();
        }
        return Optional.of(given).filter(text -> !text.isEmpty());
    }

    private Optional<Action> action(String given) {
        var found = Arrays.stream(Action.values()).filter(action -> action.name().equals(given)).findFirst();
        if (!given.isEmpty() && found.isEmpty()) {
            wrong.add(new WrongField("action", "must be one of " + Arrays.stream(Action.values()).map(Enum::name)
                    .collect(Collectors.joining(", "))));
        }
        return found;
    }

    /** @param daysMore of a day without a time, so that it is taken whole */
    private Optional<Instant> time(String name, String given, int daysMore) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (given.length() == 10) {
                return Optional.of(LondonTime.startOf(LocalDate.parse(given).plusDays(daysMore)));
            }
            var time = LocalDateTime.parse(given);
            return Optional.of(LondonTime.instant(time.toLocalDate(), time.toLocalTime()));
        } catch (DateTimeException noTime) {
            wrong.add(new WrongField(name, "must be a day or a time of London, like 2026-07-14 or 2026-07-14T09:30"));
            return Optional.empty();
        }
    }

    private Optional<Long> number(String name, String given, long most) {
        if (given.isEmpty()) {
            return Optional.empty();
        }
        try {
            var number = Long.parseLong(given);
            if (number >= 1 && number <= most) {
                return Optional.of(number);
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        wrong.add(new WrongField(name, "must be a whole number from 1" + (most == LARGEST_PAGE ? " to " + most : "")));
        return Optional.empty();
    }

    void refuseIfWrong() {
        if (!wrong.isEmpty()) {
            throw new RefusedFields(wrong);
        }
    }
}
