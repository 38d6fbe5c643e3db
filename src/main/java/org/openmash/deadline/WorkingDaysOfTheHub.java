package org.openmash.deadline;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.openmash.access.WorkingDays;
import org.springframework.stereotype.Component;

/** Counts whole working days, for what ends with a day and not with an hour. */
@Component
class WorkingDaysOfTheHub implements WorkingDays {

    private final WorkingTime workingTime;

    WorkingDaysOfTheHub(WorkingTime workingTime) {
        this.workingTime = workingTime;
    }

    @Override
    public LocalDate after(LocalDate day, int workingDays) {
        return Stream.iterate(day.plusDays(1), next -> next.plusDays(1)).filter(workingTime::isWorkingDay)
                .skip(workingDays - 1L).findFirst().orElseThrow();
    }
}
