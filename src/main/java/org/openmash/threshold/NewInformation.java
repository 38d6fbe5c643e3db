package org.openmash.threshold;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmash.platform.Codes;
import org.openmash.platform.Person;
import org.openmash.referral.Contact;
import org.openmash.referral.Contact.Concern;

/**
 * What becomes known about a case after its contact. It is appended to the case and goes to the unit manager; on a closed
 * case it becomes a new contact, linked to the closed one. The receipt time of a case never changes.
 */
public interface NewInformation {

    /** Records it and starts {@code newInformation}, both or neither. @return the case that will handle it */
    void receive(String caseReference, Told told, Person by);

    /**
     * The same of what a manager writes of an agency's answer that no discussion waited for. Only those who decide read it
     * ({@code reasons}, need-to-know.yaml).
     *
     * @param requestId what the agency answered
     */
    void receiveLateAnswer(String caseReference, String requestId, Told told, Person by);

    /**
     * Records it, for a process that a start form begins.
     *
     * @return the codes with which {@code newInformation} starts
     */
    Codes record(String caseReference, Told told, Person by);

    /** The answer was recalled: what was written of it goes, on every case, and a sentence of ours stands in its place. */
    void forgetAnswer(String requestId, Person by);

    /** Asks the unit manager to look at the rating without new facts: a lead finds a RED too high. */
    void askForReview(String caseReference);

    /** Asks a second person whether a RED is lowered. */
    void askSecondPerson(String caseReference);

    /**
     * Makes a new, linked contact of what was told about a closed case. What was written of a late answer is kept with the
     * new contact, for those who decide; the contact itself says in a sentence of ours that there is one.
     *
     * @return the new contact's reference
     */
    String openLinkedContact(String caseReference, String informationId);

    /** All of it, for the hub's own work; a screen shows {@link #readBy}. */
    List<Recorded> of(String caseReference);

    /** As this person may read it. */
    List<Read> readBy(String caseReference, Person reader);

    /** What was told, and nothing that was written of an agency's answer: that was given for this case alone. */
    List<Read> told(String caseReference);

    /** As this person may read it who acts on danger now: what was written of danger is for them, whoever said it first. */
    List<Read> readInDanger(String caseReference, Person reader);

    /**
     * @param receivedAt when the hub was told; null means now
     * @param concerns   where the sender can say more than a sentence; they join the contact and are rated by the tables
     */
    record Told(
            @PastOrPresent(message = "must not be in the future") Instant receivedAt,
            @Size(max = 200, message = "at most 200 characters") String toldBy,
            @NotBlank(message = "say what is new") @Size(max = 20000, message = "at most 20,000 characters") String text,
            @NotNull(message = "say whether anyone is in danger now") Boolean dangerNow,
            @Valid Contact.EmergencyCall emergencyCall,
            @Size(max = 50, message = "at most 50 concerns") List<@NotNull @Valid Concern> concerns) {

        public Told {
            concerns = concerns == null ? List.of() : concerns;
        }
    }

    /** @param lateAnswer the request, where a manager wrote it of an agency's answer that no discussion waited for */
    record Recorded(long id, Instant receivedAt, String recordedBy, Told told, Optional<String> lateAnswer) {
    }

    /**
     * @param toldBy   in the words of whoever recorded it; not for those to whom an outcome is handed over
     * @param keptBack do others read more than this sentence of ours?
     */
    record Read(Instant receivedAt, String recordedBy, Optional<String> toldBy, String text, boolean keptBack) {

        /** What was told, and by whom. */
        public String words() {
            return toldBy.map(name -> name + ": ").orElse("") + text;
        }
    }
}
