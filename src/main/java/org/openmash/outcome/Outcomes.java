package org.openmash.outcome;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;

/** The outcome of a contact for each of its subjects. Appended; the newest of a subject stands. */
public interface Outcomes {

    /**
     * Records what was decided, journals it, marks the case DECIDED (and as a referral where it becomes one).
     *
     * @param subjects  exactly the subjects that must be decided now, each once
     * @param decidedIn where it was decided: STRATEGY_DISCUSSION, MASH_DISCUSSION, EARLY_INTERVENTION, ADVICE, …
     * @throws Refused naming the row: a missing or foreign subject, an outcome that ends without a service and has no
     *                 reason or is not decided by a social worker
     */
    void record(String caseReference, Set<String> subjects, List<Decided> decided, String decidedIn, Person by);

    /** Like {@link #record}, for the one decision that needs no social worker: an enquiry about nobody identified. */
    void recordEnquiryAnswered(String caseReference, OutcomeCode code, String reason, Person by);

    /** What stands, one for each subject that has an outcome. */
    List<RecordedOutcome> of(String caseReference);

    /** {@code value} and {@code label} of these codes, for a form's options. */
    static List<Map<String, String>> options(Set<OutcomeCode> codes) {
        return codes.stream().sorted().map(code -> Map.of("value", code.name(), "label", code.label())).toList();
    }

    /** One row of a decision form. */
    record Decided(@NotBlank(message = "the subject is missing") String subjectId,
                   @NotNull(message = "choose an outcome") OutcomeCode outcome,
                   @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    record RecordedOutcome(String subjectId, OutcomeCode outcome, Optional<String> reason, String decidedIn,
                           String decidedBy, Optional<String> registrationNumber, Instant decidedAt) {
    }
}
