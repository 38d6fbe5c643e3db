package org.openmash.threshold;

import java.util.List;
import java.util.Objects;
import org.openmash.referral.History;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;

/**
 * What is known of one child, unborn baby or adult and of the concerns about them, in the codes that the tables read.
 * It holds no name, no date of birth and no sentence of the report. What is absent is unknown, never harmless.
 *
 * @param ageMonths full months; null if not known, and for an unborn baby
 * @param nonMobile cannot yet crawl, cruise or shuffle on the bottom
 * @param gestationWeeks weeks of pregnancy; null if not known or not an unborn baby
 * @param repeatContacts12m contacts about the child in the last twelve months, this one included
 * @param dangerNow somebody says that the child is in danger at this moment
 * @param redWords words of danger that stand in what was told, as they stand there
 */
public record SubjectFacts(SubjectKind kind, Integer ageMonths, YesNoUnknown nonMobile, YesNoUnknown disabled,
                           Integer gestationWeeks, History history, int repeatContacts12m, boolean dangerNow,
                           List<ConcernFacts> concerns, List<String> redWords) {

    public SubjectFacts(SubjectKind kind, Integer ageMonths, YesNoUnknown nonMobile, YesNoUnknown disabled,
                        Integer gestationWeeks, History history, int repeatContacts12m, boolean dangerNow,
                        List<ConcernFacts> concerns) {
        this(kind, ageMonths, nonMobile, disabled, gestationWeeks, history, repeatContacts12m, dangerNow, concerns,
                List.of());
    }

    public SubjectFacts {
        kind = Objects.requireNonNullElse(kind, SubjectKind.CHILD);
        nonMobile = Objects.requireNonNullElse(nonMobile, YesNoUnknown.UNKNOWN);
        disabled = Objects.requireNonNullElse(disabled, YesNoUnknown.UNKNOWN);
        history = Objects.requireNonNullElse(history, History.UNKNOWN);
        concerns = concerns == null ? List.of() : List.copyOf(concerns);
        redWords = redWords == null ? List.of() : List.copyOf(redWords);
    }
}
