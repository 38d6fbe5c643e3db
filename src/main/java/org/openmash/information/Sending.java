package org.openmash.information;

import java.util.List;
import java.util.Set;
import org.openmash.sharing.SharingAnswers;

/**
 * What the unit manager chose for one sending of requests.
 *
 * @param agencies        codes of the agencies; none is a choice too, with a reason
 * @param subjectIds      the people to search for
 * @param whyOutside      why somebody is searched for who neither lives with the child, has parental responsibility, nor is
 *                        thought to have caused harm; needed where one is named
 * @param questions       what is asked; empty asks for whatever is relevant
 * @param periodMonths    how far back
 * @param reason          why asking these agencies is proportionate
 * @param releaseHeldBack why an agency that a rule holds back is asked all the same
 * @param releasedEarly   it is said that none of those asked first has answered yet
 * @param duty            what was decided on a duty to disclose, where nobody is asked
 * @param sharing         what the manager answers to the lawful-basis gate
 */
public record Sending(List<String> agencies, String noAgencyReason, List<String> subjectIds, String whyOutside,
                      String questions, Integer periodMonths, String reason, String releaseHeldBack, boolean releasedEarly,
                      DutyConsidered duty, SharingAnswers sharing) {

    public Sending {
        agencies = agencies == null ? List.of() : agencies.stream().distinct().toList();
        subjectIds = subjectIds == null ? List.of() : subjectIds.stream().distinct().toList();
        periodMonths = periodMonths == null ? 24 : periodMonths;
        sharing = sharing == null ? SharingAnswers.ifHarm(null, Set.of()) : sharing;
    }
}
