package org.openmash.access;

import java.time.LocalDate;

/** The hub's working days. Implemented by the capability that owns the calendar. */
public interface WorkingDays {

    /** The day that many working days later. */
    LocalDate after(LocalDate day, int workingDays);
}
