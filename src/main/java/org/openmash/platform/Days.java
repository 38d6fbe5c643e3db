package org.openmash.platform;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.openmash.platform.RefusedFields.WrongField;

/** Days in London from which something is asked for and to which, both included. */
public record Days(LocalDate from, LocalDate to) {

    private static final long LONGEST = 366;

    /** Names what is wrong with {@code from} and {@code to}, and is empty where something is. */
    public static Optional<Days> asked(String from, String to, List<WrongField> wrong) {
        var first = day("from", from, wrong);
        var last = day("to", to, wrong);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        var days = ChronoUnit.DAYS.between(first.get(), last.get());
        if (days < 0 || days >= LONGEST) {
            wrong.add(new WrongField("to", "must not be before from, nor more than " + LONGEST + " days on"));
            return Optional.empty();
        }
        return Optional.of(new Days(first.get(), last.get()));
    }

    private static Optional<LocalDate> day(String field, String given, List<WrongField> wrong) {
        try {
            return Optional.of(LocalDate.parse(given.strip()));
        } catch (DateTimeParseException noDay) {
            wrong.add(new WrongField(field, "must be a day, written like 2026-07-14"));
            return Optional.empty();
        }
    }
}
