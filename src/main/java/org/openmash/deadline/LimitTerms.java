package org.openmash.deadline;

import java.util.Optional;

/**
 * What the policy lead's table {@code responseLimit} says of one limit.
 *
 * @param length        ISO 8601: hours ({@code PT4H}) or working days ({@code P1D}), as the basis asks
 * @param nearShare     the share of the time after which it is near, 0 to 1
 * @param tellNear      the groups that are asked to act when it is near; empty: nobody, it rises in its queue
 * @param tellBreach    the groups that explain when it passes unkept
 * @param tellAfter     the groups that are told when it stays unkept for the further share
 * @param escalateShare that share of the time
 * @param metBy         what meets it, in the table's words
 * @param counts        false: a reminder; its passing is nobody's breach
 */
public record LimitTerms(String length, Basis basis, double nearShare, Optional<String> tellNear,
                         Optional<String> tellBreach, Optional<String> tellAfter, double escalateShare, boolean counts,
                         String metBy, String ruleId, int tableVersion) {
}
