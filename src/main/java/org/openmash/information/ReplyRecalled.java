package org.openmash.information;

/**
 * The words of every answer to this request are to be gone: the wrong person was searched. Published in the transaction that
 * removes them, for whoever keeps something else of the answer.
 */
public record ReplyRecalled(String caseReference, String requestId) {
}
