package org.openmash.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as tests write and read them: "Fri 12 Jun 2026 16:00", with BST or GMT where the clock shows it twice. */
final class London {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm z", Locale.ENGLISH).withZone(ZONE);

    private London() {
    }

    static Instant at(String written) {
        if (written.endsWith("BST") || written.endsWith("GMT")) {
            var local = LocalDateTime.parse(written.substring(0, written.length() - 4), WRITTEN).atZone(ZONE);
            return (written.endsWith("BST") ? local.withEarlierOffsetAtOverlap() : local.withLaterOffsetAtOverlap())
                    .toInstant();
        }
        return LocalDateTime.parse(written, WRITTEN).atZone(ZONE).toInstant();
    }

    static String show(Instant instant) {
        return WITH_OFFSET.format(instant);
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
