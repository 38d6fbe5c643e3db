package org.openmash.response.process;

import static org.openmash.outcome.OnScreen.row;
import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.outcome.HandOver;
import org.openmash.outcome.HandOvers;
import org.openmash.outcome.OnScreen;
import org.openmash.outcome.Outcomes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.YesNoUnknown;
import org.openmash.response.Families;
import org.openmash.sharing.RestrictedKind;
import org.springframework.stereotype.Component;

/** The family as rows of the tables on the screens of early intervention. */
@Component
class FamilyOnScreen {


    private final Cases cases;
    private final Families families;
    private final Outcomes outcomes;
    private final OnScreen screen;
    private final HandOvers handOvers;

    FamilyOnScreen(Cases cases, Families families, Outcomes outcomes, OnScreen screen, HandOvers handOvers) {
        this.cases = cases;
        this.families = families;
        this.outcomes = outcomes;
        this.screen = screen;
        this.handOvers = handOvers;
    }

    /** The tables about those who are handed over, or else are left for the hub to decide. */
    void putPeople(FormTask task, Person person, Map<String, Object> form) {
        form.put("people", screen.people(task, person, task.code(HAND_OVER_ID).map(handOvers::get).map(HandOver::subjects)
                .orElseGet(() -> outcomes.toDecide(task.caseReference()))));
    }

    void putRatingsAndConcerns(String caseReference, Person reader, Map<String, Object> form) {
        var subjects = outcomes.toDecide(caseReference);
        form.put("ratings", screen.ratings(caseReference, subjects));
        form.put("concerns", screen.concerns(caseReference, subjects));
        form.put("newInformation", newInformation(caseReference, reader));
    }

    List<Map<String, Object>> newInformation(String caseReference, Person reader) {
        return screen.newInformation(caseReference, reader);
    }

    List<Map<String, Object>> rowsToDecide(String caseReference) {
        return screen.rowsToDecide(caseReference, outcomes.toDecide(caseReference));
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

    /** Why nobody asks the family first, in one sentence; null where somebody may. */
    String neverAskedFirst(String caseReference) {
        var feared = RestrictedKind.of(cases.contact(caseReference).concerns());
        return feared.isNeverAskedFirst() ? "Where " + feared.label() + " is feared, nobody asks the family first." : null;
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
                asked.spokeAt().map(LondonTime::at).orElse(""), "answer", said(asked.answer()), "spokeTo",
                asked.spokeTo().orElse(""), "account", asked.theirAccount().or(asked::whyNotAsked).orElse(""), "childsWords",
                asked.childsWords().orElse(""))).toList();
    }

    private static String said(Families.FamilySaid answer) {
        return switch (answer) {
            case AGREED -> "Agreed";
            case REFUSED -> "Did not agree";
            case COULD_NOT_REACH -> "Could not be reached";
            case RETURNED_TO_REFERRER -> "Returned to the referrer, who will ask";
            case NOT_TO_BE_ASKED -> "Not to be asked";
        };
    }

    private static String label(YesNoUnknown answer) {
        return answer == null ? "" : answer.label();
    }

    /** @throws Refused if the answer that was chosen needs this one too */
    static void required(String field, String label, Object answer) {
        if (answer == null) {
            throw new Refused(field, label + ": this is needed with the answer that you chose.");
        }
    }
}
