package org.openmash.information;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openmash.information.Reply.Handling;

/**
 * Where the documents that came with agencies' answers are kept. Added, and so is what becomes of them; their content never
 * changes.
 */
public interface DocumentRegister {

    /** @return the document's id, which means nothing outside the register */
    String add(Document document, byte[] content);

    Optional<Document> find(String documentId);

    /** In the order in which they were attached. */
    List<Document> of(String requestId);

    /** Those that belong to the agency's answer, for others than the agency: they come with one that says what it knows. */
    default List<Document> cameWith(Replies.Answer answer) {
        return answer.reply().filter(said -> said.state().tellsSomething()).isEmpty() ? List.of()
                : of(answer.request().requestId()).stream()
                        .filter(document -> document.standing() == Standing.KEPT).toList();
    }

    byte[] content(String documentId);

    /** What was attached while an answer was written down is kept from now on, or dropped for good. */
    void settle(String documentId, Standing standing);

    /** From now on it may go there. */
    void handle(String documentId, Handling handling, String by, Instant at);

    /** From now on nobody reads it. */
    void takeBack(String documentId, String by, Instant at);

    /** Whether a document belongs to the agency's answer. */
    enum Standing {
        KEPT,
        /** Attached by somebody in the hub for an answer that is not recorded yet; only whoever is writing it down sees it. */
        PENDING,
        /** No answer was recorded; nobody sees it. */
        DROPPED,
        /** By the agency, or whoever attached it for the agency; nobody sees it any more. */
        TAKEN_BACK
    }

    /**
     * @param documentId empty before it is kept
     * @param title      what it is, in words
     * @param filename   as it came, for whoever takes it out, with the ending of what it is
     * @param dated      the day that it bears, London
     * @param size       bytes
     * @param sha256     of its content, hexadecimal
     * @param attachedBy empty for whoever it was passed on to
     * @param attachedAt UTC
     */
    record Document(String documentId, String caseReference, String requestId, String title, String filename,
                    DocumentType type, long size, String sha256, Optional<LocalDate> dated, String whyRelevant,
                    Handling handling, String attachedBy, Instant attachedAt, Standing standing) {

        /** Also of one that was kept by an earlier release. */
        public Document {
            filename = type.named(filename);
        }

        /** As whoever it was passed on to sees it: nothing says whose it is. */
        Document unsigned() {
            return new Document(documentId, caseReference, requestId, title, filename, type, size, sha256, dated, whyRelevant,
                    handling, "", attachedAt, standing);
        }

        public boolean isSigned() {
            return !attachedBy.isEmpty();
        }
    }
}
