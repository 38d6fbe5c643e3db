package org.openmash.referral;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom a contact is about, for lists that name nobody. */
public final class Subjects {

    private static final int MOST_SHOWN = 2;

    private Subjects() {
    }

    /** Initials, age and the first half of the postcode of the first two: "B.E., 4 months, WV1; C.E., 7 and 2 more". */
    public static String inShort(Contact contact, LocalDate today) {
        var subjects = contact.subjects();
        var first = subjects.stream().limit(MOST_SHOWN).map(subject -> inShort(subject, today))
                .collect(Collectors.joining("; "));
        return subjects.size() > MOST_SHOWN ? first + " and " + (subjects.size() - MOST_SHOWN) + " more" : first;
    }

    private static String inShort(Contact.Subject subject, LocalDate today) {
        var initials = Stream.of(subject.givenName(), subject.familyName())
                .filter(name -> name != null && !name.isBlank())
                .map(name -> name.strip().substring(0, 1).toUpperCase(Locale.UK) + ".").collect(Collectors.joining());
        var age = subject.ageInMonths(today)
                .map(months -> months < 24 ? months + " months" : Integer.toString(months / 12)).orElse(null);
        var area = subject.postcode() == null || subject.addressConfidential() ? null
                : subject.postcode().strip().split("\\s+")[0].toUpperCase(Locale.UK);
        return Stream.of(initials.isEmpty() ? "unnamed" : initials, age, area).filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }
}
