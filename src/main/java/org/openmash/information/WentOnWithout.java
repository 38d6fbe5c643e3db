package org.openmash.information;

import org.openmash.platform.Person;

/** A manager has decided that the case goes on without the replies that are missing; published in that transaction. */
public record WentOnWithout(String caseReference, String why, Person by) {
}
