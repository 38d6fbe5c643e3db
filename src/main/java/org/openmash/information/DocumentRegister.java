package org.openmash.information;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openmash.information.Reply.Handling;

/** Where the documents that came with agencies' answers are kept. Added, and never changed. */
public interface DocumentRegister {

    /** @return the document's id, which means nothing outside the register */
    String add(Document document, byte[] content);

    Optional<Document> find(String documentId);

    /** In the order in which they were attached. */
    List<Document> of(String requestId);

    byte[] content(String documentId);

    /**
     * @param documentId empty before it is kept
     * @param title      what it is, in words
     * @param filename   as it came, for whoever takes it out
     * @param dated      the day that it bears, London
     * @param size       bytes
     * @param sha256     of its content, hexadecimal
     * @param attachedAt UTC
     */
    record Document(String documentId, String caseReference, String requestId, String title, String filename,
                    DocumentType type, long size, String sha256, Optional<LocalDate> dated, String whyRelevant,
                    Handling handling, String attachedBy, Instant attachedAt) {
    }
}
