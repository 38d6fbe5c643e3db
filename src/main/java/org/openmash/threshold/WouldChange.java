package org.openmash.threshold;

import org.openmash.referral.Rating;

/**
 * One answer that would give another rating, if it were so.
 *
 * @param answer  the question and its answer, or a sign, in the words of the screen
 * @param unknown nobody has answered the question yet
 * @param rating  what the tables would propose then
 */
public record WouldChange(String answer, boolean unknown, Rating rating) {
}
