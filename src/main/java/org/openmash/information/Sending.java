package org.openmash.information;

import java.util.List;

/**
 * What the unit manager chose for one sending of requests.
 *
 * @param agencies        codes of the agencies; none is a choice too, with a reason
 * @param subjectIds      the people to search for
 * @param questions       what is asked; empty asks for whatever is relevant
 * @param periodMonths    how far back
 * @param reason          why asking these agencies is proportionate
 * @param releaseHeldBack why an agency that a rule holds back is asked all the same
 */
public record Sending(List<String> agencies, String noAgencyReason, List<String> subjectIds, String questions,
                      Integer periodMonths, String reason, String releaseHeldBack) {

    public Sending {
        agencies = agencies == null ? List.of() : agencies.stream().distinct().toList();
        subjectIds = subjectIds == null ? List.of() : subjectIds.stream().distinct().toList();
        periodMonths = periodMonths == null ? 24 : periodMonths;
    }
}
