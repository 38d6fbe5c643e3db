package org.openmash.deadline;

import static java.util.stream.Collectors.toUnmodifiableSet;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * The bank holidays of England (those of Wales are the same), substitute days included, by year. From Jollyday 2.19.0,
 * in which nothing had to be corrected: {@code BankHolidaysTest} holds it to the published days from 2012 on. (Do not
 * trust it before 2003: it lacks the jubilee of 2002.) A day announced after its release is put into the hub's own
 * settings ({@code calendar.closed-on}).
 */
class BankHolidays implements IntFunction<Set<LocalDate>> {

    /** New Year, Good Friday, Easter Monday, early May, spring, summer, Christmas, Boxing Day. */
    static final int REGULAR = 8;

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    @Override
    public Set<LocalDate> apply(int year) {
        return years.computeIfAbsent(year, one -> holidays.getHolidays(Year.of(one), "eng").stream()
                .map(Holiday::getDate).collect(toUnmodifiableSet()));
    }
}
