package org.openmash.duty;

import java.time.Instant;
import java.util.Optional;

/**
 * One handing over of a case to emergency duty, with what followed. All instants are UTC.
 *
 * @param takenBy      somebody of emergency duty who took the call, and so has it already
 * @param handedBackAt when the hub opened
 */
public record HandedToDuty(String handOverId, String caseReference, WhyHanded why, Optional<String> takenBy,
                           Instant handedAt, Optional<Acceptance> acceptance, Optional<Instant> handedBackAt,
                           Optional<TakenBack> takenBack) {

    /** Is it asked of emergency duty, and not accepted yet? */
    public boolean isToBeAccepted() {
        return acceptance.isEmpty() && handedBackAt.isEmpty();
    }

    /** Was it over before it came to emergency duty? Then nobody owes anything. */
    boolean fellAway() {
        return takenBack.filter(back -> back.takenBy().equals(EmergencyDuty.HUB)).isPresent();
    }

    /** Since when somebody of emergency duty has it. */
    Optional<Instant> acceptedAt() {
        return acceptance.map(Acceptance::acceptedAt).or(() -> takenBy.map(person -> handedAt));
    }

    /** How it was accepted. */
    public enum How { BY_ME, BY_TELEPHONE }

    /** What emergency duty does about it. */
    public enum Does { ACTS, SAFE_UNTIL_OPENING }

    /**
     * @param acceptedBy an account of emergency duty, or the name that was given on the telephone
     * @param words      what is done, or why it is safe until opening
     */
    public record Acceptance(How how, String acceptedBy, Instant acceptedAt, Does does, String words,
                             String recordedBy, Instant recordedAt) {
    }

    /**
     * @param doneOvernight what emergency duty did, where it was told only in the morning
     * @param follows       what the day does next
     */
    public record TakenBack(Optional<String> doneOvernight, String follows, String takenBy, Instant takenAt) {
    }
}
