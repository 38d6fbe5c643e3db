package org.openmash.information;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The smallest part of a contact with which an agency can search: what leaves the hub, as it stood when it was asked.
 * No narrative, no referrer, no reason of the hub.
 *
 * @param concerns     kinds of concern in plain words
 * @param asked        what the hub asks
 * @param periodMonths how far back the agency shall look
 * @param rating       the rating at asking (Wolverhampton: a request carries the referral information and the rating)
 * @param addressedTo  the agency's named lead, who alone answers; null where any of the agency's staff may
 * @param basis        the lawful basis on which it is asked; null in requests older than the gate
 * @param family       whether the agency may tell the family; null in requests older than the gate
 * @param subjectIds   whom it is about, in the order of the people; for the hub, and null in older requests
 */
public record Minimum(String caseReference, List<Who> people, List<String> concerns, String asked, int periodMonths,
                      String rating, String addressedTo, String basis, String family, List<String> subjectIds) {

    /** The ids of the people, in their order; in older requests, which kept none, their places. */
    public List<String> idsOfPeople() {
        return subjectIds != null ? subjectIds
                : IntStream.rangeClosed(1, people.size()).mapToObj(place -> "person-" + place).toList();
    }

    /** The same, which this named lead alone answers. */
    public Minimum forTheLead(String lead) {
        return new Minimum(caseReference, people, concerns, asked, periodMonths, rating, lead, basis, family, subjectIds);
    }

    /**
     * Somebody to search for.
     *
     * @param address the mask for a confidential address, never the address itself: an agency finds people by name and
     *                birth date, and need not learn where somebody fled to
     * @param relation who they are to the child, or what the contact says they are
     * @param alsoKnownAs other names; null where none is known, and in older requests
     * @param nhsNumber for an agency that finds people by it; null for others, where none is known, and in older requests
     */
    public record Who(String name, LocalDate dateOfBirth, String age, String address, String relation, String alsoKnownAs,
                      String nhsNumber) {
    }
}
