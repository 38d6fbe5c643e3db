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

    /** Stands for the subject where an enquiry is about nobody identified. */
    String NOBODY = "nobody";

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

    /**
     * Records that whoever takes over has accepted: the child's own worker, or another council. It says nothing new
     * about the child's need, so it needs no social worker; a registration number is kept where there is one.
     *
     * @param code {@link OutcomeCode#ALLOCATED_WORKER} or {@link OutcomeCode#OTHER_LA_TRANSFER}
     */
    void recordTakenOver(String caseReference, Set<String> subjects, OutcomeCode code, String reason, String decidedIn,
                         Person by);

    /**
     * The decision about these subjects is open again: what was decided stays in the register, and stands no longer. Agencies
     * whose answers were kept for future plans are waited for again.
     */
    void reopen(String caseReference, Set<String> subjects, String reason, Person by);

    /** What stands, one for each subject that has an outcome. */
    List<RecordedOutcome> of(String caseReference);

    /**
     * The hub's subjects for whom nothing is decided; or, when everybody has an outcome and the hub decides again, all
     * of the hub's subjects.
     */
    Set<String> toDecide(String caseReference);

    /** {@code value} and {@code label} of these codes, for a form's options. */
    static List<Map<String, String>> options(Set<OutcomeCode> codes) {
        return codes.stream().sorted().map(code -> Map.of("value", code.name(), "label", code.label())).toList();
    }

    /** One row of a decision form. */
    record Decided(@NotBlank(message = "the subject is missing") String subjectId,
                   @NotNull(message = "choose an outcome") OutcomeCode outcome,
                   @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    /** @param id grows with each recording */
    record RecordedOutcome(long id, String subjectId, OutcomeCode outcome, Optional<String> reason, String decidedIn,
                           String decidedBy, Optional<String> registrationNumber, Instant decidedAt) {
    }
}
