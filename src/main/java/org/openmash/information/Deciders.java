package org.openmash.information;

import org.openmash.platform.Person;

/** Who decides on a case, and so reads everything that is known of it (domain, 5). Agencies never do. */
public interface Deciders {

    /**
     * A unit manager decides on every case; a lead professional of social care, and the police decision maker, only while
     * they have a task of the case in which they decide.
     */
    boolean mayRead(String caseReference, Person person);
}
