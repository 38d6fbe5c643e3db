package org.openmash.information;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What went wrong with somebody's data, and that it was put right. Rows are added, and there is no way to change one. */
public interface Incidents {

    void append(Incident incident);

    /** The people who were searched by mistake, as the incident names them; empty where there is none. */
    Optional<Incident> recallOf(String requestId);

    /** Oldest first. Both days are included, and are London's. */
    List<Recorded> between(LocalDate from, LocalDate to);

    /** What happened. */
    enum Kind { WRONG_PERSON_SEARCHED, DELETION_CONFIRMED }

    /**
     * @param people     ids of subjects or members of the household, never names
     * @param wasDecided the case had been decided by then, so that somebody may have to look at the decision
     */
    record Incident(Kind kind, String caseReference, String requestId, String agency, List<String> people,
                    boolean wasAnswered, boolean wasDecided, String words, String by) {
    }

    /** @param at UTC */
    record Recorded(long number, Instant at, Incident incident) {
    }
}
