package org.openmash.information;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where it stands what agencies were asked about passing on, what they said, and what was passed on. Appended. */
public interface PassingRegister {

    /** @return the question's id, which means nothing outside the register */
    String ask(String caseReference, String requestId, String itemId, String recipient, String purpose, String by);

    void carriedBy(String questionId, String processInstanceId);

    void answer(String questionId, Answer answer, String reason, String by);

    /** Of a recalled answer nothing stays, nor what the agency said about passing it on: its words are emptied. */
    void emptyReasons(String requestId);

    Optional<Question> find(String questionId);

    /** Every question of the case with its newest answer, oldest first. */
    List<Question> questions(String caseReference);

    /** @param answerId the yes on which it goes, where one is needed */
    void passOn(String caseReference, String requestId, String itemId, String recipient, String purpose,
            Optional<Long> answerId, String by);

    /** Oldest first. */
    List<PassedOn> passedOn(String caseReference);

    /** What an agency can say to being asked. No answer is a no. */
    enum Answer {
        YES("Yes"), NO("No"), TAKEN_BACK("Yes, and taken back");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @param processInstanceId which carries it; empty while it is being asked */
    record Question(String questionId, String caseReference, String requestId, String itemId, String recipient,
                    String purpose, String askedBy, Instant askedAt, Optional<String> processInstanceId,
                    Optional<Answered> answered) {

        boolean isAbout(String item, String to) {
            return itemId.equals(item) && recipient.equals(to);
        }
    }

    record Answered(long answerId, Answer answer, String reason, String by, Instant at) {
    }

    record PassedOn(String itemId, String recipient, String purpose, String by, Instant at) {

        boolean isAbout(String item, String to) {
            return itemId.equals(item) && recipient.equals(to);
        }
    }
}
