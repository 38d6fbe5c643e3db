package org.openmash.response.process;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openmash.outcome.Outcomes;
import org.openmash.platform.Refused;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.YesNoUnknown;
import org.openmash.response.Families;
import org.openmash.threshold.FiredReason;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/** The family as rows of the tables on the screens of early intervention. */
@Component
class FamilyOnScreen {

    private static final DateTimeFormatter CLOCK_TIME =
            DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM uuuu", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private final Cases cases;
    private final Families families;
    private final Ratings ratings;
    private final Outcomes outcomes;

    FamilyOnScreen(Cases cases, Families families, Ratings ratings, Outcomes outcomes) {
        this.cases = cases;
        this.families = families;
        this.ratings = ratings;
        this.outcomes = outcomes;
    }

    List<Map<String, Object>> people(String caseReference) {
        var subjects = outcomes.toDecide(caseReference);
        return cases.contact(caseReference).subjects().stream().filter(subject -> subjects.contains(subject.id()))
                .map(subject -> row("reference", subject.id(), "name", subject.displayName(), "kind",
                        subject.kind().label(), "age", "", "address", address(subject)))
                .toList();
    }

    private static String address(Contact.Subject subject) {
        var address = subject.address() == null ? "not known" : subject.address();
        return address + (subject.postcode() == null ? "" : ", " + subject.postcode())
                + (subject.addressConfidential() ? " (confidential)" : "");
    }

    List<Map<String, Object>> household(String caseReference) {
        return cases.contact(caseReference).household().stream().map(member -> row("name", member.name(), "relation",
                member.relation(), "parentalResponsibility", label(member.parentalResponsibility()), "phone",
                member.phone(), "safe", label(member.safeToContact()), "suspected",
                member.suspectedPerpetrator() ? "Yes" : "")).toList();
    }

    List<Map<String, Object>> consent(String caseReference) {
        return Optional.ofNullable(cases.contact(caseReference).consent()).map(consent -> List.of(row("state",
                state(consent.state()), "givenBy", consent.givenBy(), "covers", consent.covers(), "parentsAware",
                label(consent.parentsAware()), "safeToWrite", label(consent.safeToWrite())))).orElse(List.of());
    }

    private static String state(Contact.ConsentState state) {
        return switch (state == null ? Contact.ConsentState.UNKNOWN : state) {
            case GIVEN -> "Given";
            case REFUSED -> "Refused";
            case NOT_SOUGHT -> "Nobody has asked";
            case UNKNOWN -> "Not known";
        };
    }

    List<Map<String, Object>> askedBefore(String caseReference) {
        return families.attempts(caseReference).stream().map(asked -> row("when",
                asked.spokeAt().map(CLOCK_TIME::format).orElse(""), "answer", said(asked.answer()), "spokeTo",
                asked.spokeTo().orElse(""), "account", asked.theirAccount().orElse(""), "childsWords",
                asked.childsWords().orElse(""))).toList();
    }

    private static String said(Families.FamilySaid answer) {
        return switch (answer) {
            case AGREED -> "Agreed";
            case REFUSED -> "Did not agree";
            case COULD_NOT_REACH -> "Could not be reached";
            case RETURNED_TO_REFERRER -> "Returned to the referrer, who will ask";
        };
    }

    List<Map<String, Object>> ratings(String caseReference) {
        return ratings.ofTheHub(caseReference).stream().map(one -> row("reference", one.subjectId(), "name", one.name(),
                "proposed", one.proposal().map(proposal -> proposal.rating().label()).orElse("none"), "decided",
                one.decided().map(decision -> decision.rating().label()).orElse("not yet"), "why",
                one.proposal().map(proposal -> String.join(" · ", proposal.reasons().stream()
                        .map(FiredReason::reason).distinct().toList())).orElse(""))).toList();
    }

    List<Map<String, Object>> concerns(String caseReference) {
        return cases.contact(caseReference).concerns().stream().map(concern -> row("about",
                concern.subjectId() == null ? "everybody" : concern.subjectId(), "category",
                concern.category().label(), "when", concern.immediacy() == null ? "" : concern.immediacy().label(),
                "happened", concern.narrative())).toList();
    }

    List<Map<String, Object>> rowsToDecide(String caseReference) {
        return people(caseReference).stream()
                .map(person -> row("subjectId", person.get("reference"), "name", person.get("name"))).toList();
    }

    private static String label(YesNoUnknown answer) {
        return answer == null ? "" : answer.label();
    }

    private static Map<String, Object> row(Object... keysAndValues) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            row.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return row;
    }

    /** @throws Refused if the answer that was chosen needs this one too */
    static void required(String field, String label, Object answer) {
        if (answer == null) {
            throw new Refused(field, label + ": this is needed with the answer that you chose.");
        }
    }
}
