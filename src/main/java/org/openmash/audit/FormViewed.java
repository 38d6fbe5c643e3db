package org.openmash.audit;

/** Somebody opened a form of the case; published when the record of it is safe. */
public record FormViewed(String caseReference) {
}
