package org.openmash.threshold;

import java.util.Objects;
import java.util.Set;
import org.openmash.referral.Category;
import org.openmash.referral.DaGrade;
import org.openmash.referral.Disclosure;
import org.openmash.referral.Explanation;
import org.openmash.referral.Immediacy;
import org.openmash.referral.Indicator;
import org.openmash.referral.Injury;
import org.openmash.referral.PerpetratorAccess;
import org.openmash.referral.Severity;

/**
 * One concern about one child, in the codes that the tables read. What is absent is unknown, never harmless.
 *
 * @param daGrade grade of a domestic abuse risk assessment; only for domestic abuse
 * @param daScale domestic abuse scale 1 to 4; null if nobody has set one, and the severity stands for it
 */
public record ConcernFacts(Category category, Severity severity, Immediacy immediacy, Injury injury,
                           Explanation explanation, Disclosure disclosure, PerpetratorAccess perpetratorAccess,
                           DaGrade daGrade, Integer daScale, Set<Indicator> indicators) {

    public ConcernFacts {
        category = Objects.requireNonNullElse(category, Category.UNKNOWN);
        severity = Objects.requireNonNullElse(severity, Severity.UNKNOWN);
        immediacy = Objects.requireNonNullElse(immediacy, Immediacy.UNKNOWN);
        injury = Objects.requireNonNullElse(injury, Injury.UNKNOWN);
        explanation = Objects.requireNonNullElse(explanation, Explanation.UNKNOWN);
        disclosure = Objects.requireNonNullElse(disclosure, Disclosure.UNKNOWN);
        perpetratorAccess = Objects.requireNonNullElse(perpetratorAccess, PerpetratorAccess.UNKNOWN);
        daGrade = Objects.requireNonNullElse(daGrade, DaGrade.UNKNOWN);
        indicators = indicators == null ? Set.of() : Set.copyOf(indicators);
    }
}
