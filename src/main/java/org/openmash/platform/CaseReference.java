package org.openmash.platform;

import java.util.regex.Pattern;

/** How the hub's own reference of a case is written: {@code MASH-2026-000123}. */
public final class CaseReference {

    /** As a regular expression. */
    public static final String FORM = "MASH-\\d{4}-\\d{6}";
    private static final Pattern WHOLE = Pattern.compile(FORM);

    private CaseReference() {
    }

    /** @param number counted within the database, at most six digits long */
    public static String of(int year, long number) {
        return "MASH-%d-%06d".formatted(year, number);
    }

    /** Whether a text is written like one; false for null. */
    public static boolean isOne(String text) {
        return text != null && WHOLE.matcher(text).matches();
    }
}
