package org.openmash.response;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openmash.access.Role;
import org.openmash.information.Passing;
import org.openmash.information.Recipients;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.sharing.Consents;
import org.openmash.sharing.Disclosure;
import org.openmash.sharing.Disclosure.Kind;
import org.openmash.sharing.DisclosureLog;
import org.openmash.sharing.May;
import org.openmash.sharing.RecipientKind;
import org.openmash.sharing.Ruling;
import org.openmash.sharing.SharingGate;
import org.openmash.sharing.TellFamily;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/**
 * What leaves the hub with a response, or comes in with one, in the log of disclosures: minutes, calls to 999, and the case
 * that the police look up for a strategy discussion. One row a person, in the transaction of the act.
 */
@Component
class ResponsesDisclosed {

    private static final String POLICE = Role.POLICE_DECISION_MAKER.title();
    private static final String DISCUSSION = "Strategy discussion";
    private static final String HUBS_OWN = "What agencies answered.";
    private static final Ruling DANGER_NOW = new Ruling(May.SHARE, "6(1)(d) vital interests", "9(2)(c) vital interests",
            "Common law: somebody is in danger now", false, TellFamily.UNLESS_UNSAFE, "", List.of());

    private final Cases cases;
    private final SharingGate gate;
    private final Consents consents;
    private final Ratings ratings;
    private final Passing passing;
    private final DisclosureLog log;

    ResponsesDisclosed(Cases cases, SharingGate gate, Consents consents, Ratings ratings, Passing passing,
            DisclosureLog log) {
        this.cases = cases;
        this.gate = gate;
        this.consents = consents;
        this.ratings = ratings;
        this.passing = passing;
        this.log = log;
    }

    private record Item(Kind kind, String sender, String recipient, String what, String why, Optional<Ruling> basis,
                        Optional<String> approver, String withheld) {
    }

    /** What of the agencies' goes with the minutes has rows of its own. */
    void minutes(String caseReference, StrategyRecordFinished finished, Person by) {
        append(caseReference, subjects(caseReference), new Item(Kind.RELEASED, Disclosure.HUB,
                "Those to whom the minutes were sent", Disclosure.lines("Minutes of the strategy discussion, sent "
                        + LondonTime.show(finished.minutesSentAt().toInstant()), "Sent to: " + finished.minutesSentTo()),
                "Whoever took part needs the record of what was decided", Optional.of(gate.of(caseReference)
                .ruleAsDecided(RecipientKind.AGENCY)), Optional.of(by.id()), "Items of agencies' answers that were left out: "
                        + passing.leftOut(caseReference, Recipients.PRESENT)), by.id());
    }

    void emergencyCall(String caseReference, Person by) {
        append(caseReference, subjects(caseReference), new Item(Kind.RELEASED, Disclosure.HUB, "Emergency services",
                "What the danger is, where the person is", "Somebody is in danger now", Optional.of(DANGER_NOW),
                Optional.of(by.id()), HUBS_OWN), by.id());
    }

    /** The police can open the whole contact from now on. */
    void shownToPolice(String caseReference) {
        var basis = Optional.of(gate.of(caseReference).ruleAsDecided(RecipientKind.POLICE));
        append(caseReference, subjects(caseReference), toPolice(Kind.RELEASED,
                "The contact about this person, the rating and the household", DISCUSSION, basis, HUBS_OWN), Disclosure.HUB);
        append(caseReference, cases.contact(caseReference).namedHouseholdIds(), toPolice(Kind.RELEASED,
                Contact.PART_OF_HOUSEHOLD, DISCUSSION, basis, HUBS_OWN), Disclosure.HUB);
    }

    void keptFromPolice(String caseReference, String why) {
        append(caseReference, subjects(caseReference), toPolice(Kind.HELD_BACK, "Nothing left the hub", why, Optional.empty(),
                "The contact about this person: " + why), Disclosure.HUB);
    }

    private static Item toPolice(Kind kind, String what, String why, Optional<Ruling> basis, String withheld) {
        return new Item(kind, Disclosure.HUB, POLICE, what, why, basis, Optional.empty(), withheld);
    }

    /** The words stand in what the police brought. */
    void policeAnswered(String caseReference, PoliceInformation brought, Person by) {
        append(caseReference, subjects(caseReference), new Item(Kind.REPLY_RECEIVED, POLICE, Disclosure.HUB,
                Disclosure.lines("What the police know", brought.handling().label()), DISCUSSION, Optional.empty(),
                Optional.of(by.id()), ""), by.id());
    }

    private List<String> subjects(String caseReference) {
        return cases.contact(caseReference).subjects().stream().map(Contact.Subject::id).toList();
    }

    private void append(String caseReference, Collection<String> people, Item item, String by) {
        people.forEach(person -> log.append(new Disclosure(item.kind(), caseReference, person, Optional.empty(),
                item.sender(), item.recipient(), item.what(), item.why(), item.basis(),
                Optional.of(consents.now(caseReference)), item.approver(), Optional.empty(), Optional.empty(),
                item.withheld(), Optional.of(ratings.ofCase(caseReference).name()), by)));
    }
}
