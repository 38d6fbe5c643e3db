package org.openmash.sharing;

/** Somebody has told the hub what the family says now. Published in the transaction in which it is recorded. */
public record ConsentTold(String caseReference) {
}
