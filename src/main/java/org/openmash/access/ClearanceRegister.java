package org.openmash.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where clearances, extensions and agreements stand. Rows are added and never changed; the newest counts. */
public interface ClearanceRegister {

    /**
     * @param id        of the row; 0 where nothing is recorded
     * @param extension by a service manager, for this row
     */
    record Recorded(String person, ClearanceKind kind, long id, Optional<LocalDate> validUntil,
                    Optional<Extension> extension) {
    }

    /** @param until the last day in London */
    record Extension(LocalDate until, String reason) {
    }

    /** The newest of each kind that was recorded of this person, and extensions of what never was. */
    List<Recorded> of(String person);

    /** The same, of everybody. */
    List<Recorded> all();

    /** @param validUntil empty: none is known any more; @param by empty: the hub itself */
    void record(String person, ClearanceKind kind, Optional<LocalDate> validUntil, Optional<String> by, Instant at);

    /** @return false if this row was extended before */
    boolean extend(String person, ClearanceKind kind, long id, LocalDate until, String reason, String by, Instant at);

    /** The last day of each agency's agreement, by the agency's code. */
    Map<String, LocalDate> agreements();

    void agreed(String agency, LocalDate validUntil, Optional<String> by, Instant at);
}
