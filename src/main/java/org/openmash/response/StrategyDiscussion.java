package org.openmash.response;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.openmash.information.Requests.Intention;

/**
 * What is recorded of a strategy discussion (domain, 0a; Working Together, edition in force). Its floor is a social
 * worker of the council as chair, a police decision-maker and a health practitioner; held without one only as
 * an emergency.
 */
public record StrategyDiscussion(
        @NotNull(message = "say when it was held") OffsetDateTime heldAt,
        @Size(max = 200, message = "at most 200 characters") String chairName,
        @NotEmpty(message = "say who took part")
        @Size(max = 60, message = "at most 60 people") List<@NotNull @Valid Participant> present,
        boolean socialWorkerPresent,
        boolean policePresent,
        boolean healthPresent,
        @Size(max = 4000, message = "at most 4,000 characters") String emergencyReason,
        OffsetDateTime followUpAt,
        @NotNull(message = "decide whether there is reasonable cause to suspect significant harm")
        YesNo reasonableCauseDecided,
        @NotBlank(message = "give the facts on which this was decided")
        @Size(max = 20000, message = "at most 20,000 characters") String reasonableCauseFacts,
        @NotNull(message = "say who enquires") Enquiry jointOrSingle,
        @NotNull(message = "say whether a medical is needed") YesNo medicalNeeded,
        OffsetDateTime childSeenBy,
        @Size(max = 60, message = "at most 60 characters") String policeCrimeNumber,
        @NotBlank(message = "say who tells the family")
        @Size(max = 200, message = "at most 200 characters") String whoTellsFamily,
        @NotBlank(message = "say what the family is told")
        @Size(max = 4000, message = "at most 4,000 characters") String whatFamilyIsTold,
        @NotBlank(message = "say when the family is told; until then nobody contacts them")
        @Size(max = 500, message = "at most 500 characters") String whenFamilyIsTold,
        @NotBlank(message = "say how each child is safe tonight")
        @Size(max = 4000, message = "at most 4,000 characters") String safetyPlanTonight,
        @NotBlank(message = "say which other children were considered")
        @Size(max = 4000, message = "at most 4,000 characters") String otherChildren,
        @Size(max = 70, message = "at most 70 people") List<@NotNull @Valid OutcomeRow> outcomes,
        Intention openRequests,
        @Size(max = 400, message = "at most 400 items") List<String> passedOn) {

    public StrategyDiscussion {
        outcomes = outcomes == null ? List.of() : outcomes;
        passedOn = passedOn == null ? List.of() : passedOn;
    }

    /** Were all there without whom a strategy discussion is not held? */
    public boolean floorMet() {
        return missing().isEmpty();
    }

    /** Who of the floor was not there, in plain words. */
    public List<String> missing() {
        var missing = new ArrayList<String>();
        if (!socialWorkerPresent) {
            missing.add("social worker of the council");
        }
        if (!policePresent) {
            missing.add("police decision-maker");
        }
        if (!healthPresent) {
            missing.add("health practitioner");
        }
        return missing;
    }

    /** Who makes the enquiry under section 47. */
    public enum Enquiry {
        JOINT("Social care and police together"), SINGLE("One agency alone"), NONE("No enquiry");

        private final String label;

        Enquiry(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
