package org.openmash.sharing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.Indicator;

/**
 * Kinds of concern in which only a restricted circle is asked, and the family is never asked or told first (domain, 3.1,
 * L12). The gravest restriction comes first; {@link #UNKNOWN} where nobody knows yet what a concern is about.
 */
public enum RestrictedKind {

    FGM("female genital mutilation", EnumSet.of(Category.FGM), EnumSet.of(Indicator.FGM_HAPPENED, Indicator.FGM_TRAVEL_PLANNED,
            Indicator.FGM_WITHIN_FOUR_WEEKS, Indicator.FGM_IN_FAMILY)),
    HBA_FM("honour-based abuse or forced marriage", EnumSet.of(Category.HBA_FM), EnumSet.of(Indicator.FORCED_MARRIAGE, Indicator.HONOUR_THREAT)),
    FII("fabricated or induced illness", EnumSet.of(Category.FII), EnumSet.of(Indicator.ACUTE_ILLNESS_INDUCED)),
    STAFF("harm by somebody who works with children", EnumSet.of(Category.POSITION_OF_TRUST), EnumSet.of(Indicator.WORKS_WITH_CHILDREN)),
    UNKNOWN("", EnumSet.of(Category.UNKNOWN), EnumSet.noneOf(Indicator.class)),
    NONE("", EnumSet.noneOf(Category.class), EnumSet.noneOf(Indicator.class));

    private final String label;
    private final Set<Category> categories;
    private final Set<Indicator> indicators;

    RestrictedKind(String label, Set<Category> categories, Set<Indicator> indicators) {
        this.label = label;
        this.categories = categories;
        this.indicators = indicators;
    }

    /** The gravest restriction among these concerns; one restricted concern restricts the whole case. */
    public static RestrictedKind of(List<Contact.Concern> concerns) {
        return Arrays.stream(values()).filter(kind -> kind.isAmong(concerns)).findFirst().orElse(NONE);
    }

    /** Is this feared, whatever graver is feared beside it? */
    public boolean isAmong(List<Contact.Concern> concerns) {
        return concerns.stream().anyMatch(isMeantBy());
    }

    /** What is feared, within a sentence; empty where nothing restricts. */
    public String label() {
        return label;
    }

    /** Does nobody ask the family first? */
    public boolean isNeverAskedFirst() {
        return this != NONE && this != UNKNOWN;
    }

    /** May the family itself be the danger, so that no letter tells it anything before a strategy discussion has decided so? */
    public boolean isNeverToldFirst() {
        return this == FGM || this == HBA_FM || this == FII;
    }

    private Predicate<Contact.Concern> isMeantBy() {
        return concern -> categories.contains(concern.category())
                || concern.indicators().stream().anyMatch(indicators::contains);
    }
}
