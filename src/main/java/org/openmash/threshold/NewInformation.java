package org.openmash.threshold;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
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
     * Records it, for a process that a start form begins.
     *
     * @return the codes with which {@code newInformation} starts
     */
    Codes record(String caseReference, Told told, Person by);

    /** Asks the unit manager to look at the rating without new facts: a lead finds a RED too high. */
    void askForReview(String caseReference);

    /** Asks a second person whether a RED is lowered. */
    void askSecondPerson(String caseReference);

    /** Makes a new, linked contact of what was told about a closed case. @return its reference */
    String openLinkedContact(String caseReference, String informationId);

    List<Recorded> of(String caseReference);

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

    record Recorded(long id, Instant receivedAt, String recordedBy, Told told) {

        public String text() {
            return (told.toldBy() == null ? "" : told.toldBy() + ": ") + told.text();
        }
    }
}
