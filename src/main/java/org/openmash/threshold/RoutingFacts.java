package org.openmash.threshold;

import org.openmash.referral.ContactKind;
import org.openmash.referral.KnownTo;
import org.openmash.referral.Rating;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;

/**
 * What decides the way of one child's contact.
 *
 * @param subjectKind null if the contact is about no identified person
 * @param openTo the service that the child is open to now; null counts as not checked
 * @param closedDaysAgo calendar days (London dates) from the day the last service closed the child to the day of
 *                      receipt; null if none did, or if the child is open
 * @param proposedRating null if nothing is proposed; counts as amber
 */
public record RoutingFacts(ContactKind contactKind, SubjectKind subjectKind, KnownTo openTo, Integer closedDaysAgo,
                           Rating proposedRating, YesNoUnknown livesInArea) {
}
