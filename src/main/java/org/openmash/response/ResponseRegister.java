package org.openmash.response;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmash.information.Replies.Considered;

/** Where the records of a response are kept; appended, never changed. Only this capability writes here. */
public interface ResponseRegister {

    void append(String caseReference, ResponseRecord kind, Object content, String by);

    /**
     * @param heldAt   when it was held, UTC
     * @param considered which replies it had, and who had not replied
     * @param floorMet were all there without whom it must not be held? empty where there is no such floor
     */
    void appendDiscussion(String caseReference, ResponseRecord kind, Object content, Instant heldAt,
            List<Considered> considered, Optional<Boolean> floorMet, String by);

    /** For each discussion of the case, oldest first, which replies it had and who had not replied. */
    List<List<Considered>> considered(String caseReference);

    /** Oldest first. */
    <T> List<Recorded<T>> find(String caseReference, ResponseRecord kind, Class<T> type);

    default <T> Optional<Recorded<T>> newest(String caseReference, ResponseRecord kind, Class<T> type) {
        var all = find(caseReference, kind, type);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** @param number grows with every record of the table in which its kind is kept */
    record Recorded<T>(long number, T content, String by, Instant at) {
    }
}
