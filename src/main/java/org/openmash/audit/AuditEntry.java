package org.openmash.audit;

import java.time.Instant;

/**
 * One line of the audit trail: ids and codes, never a name, a search term or a sentence that somebody typed.
 *
 * @param at            UTC
 * @param person        the account, or null for the hub itself
 * @param roles         the groups that the account was in then, separated by commas
 * @param action        an {@link Action}; read as text, since somebody may have put anything there
 * @param kind          a {@link RecordKind}
 * @param recordId      the record's id, or null
 * @param caseReference the case that it belongs to, or null
 * @param detail        what of it: the form, the kind of change, the call, the fields that were searched by; or null
 * @param why           for which work or purpose, or, of a refusal, the code of what stood against it; or null
 */
public record AuditEntry(long id, Instant at, String person, String roles, String action, String kind,
                         String recordId, String caseReference, String detail, String why) {
}
