package org.openmash.outcome;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openmash.access.Role;
import org.openmash.outcome.DirectAnswers.Transfer;
import org.openmash.outcome.DirectAnswers.TransferResult;
import org.openmash.outcome.FamilyLetters.Letter;
import org.openmash.outcome.ReferrerFeedback.Told;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Persons;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.SubjectKind;
import org.openmash.sharing.Consents;
import org.openmash.sharing.Disclosure;
import org.openmash.sharing.Disclosure.Kind;
import org.openmash.sharing.DisclosureLog;
import org.openmash.sharing.May;
import org.openmash.sharing.Ruling;
import org.openmash.sharing.TellFamily;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/**
 * What leaves the hub with an outcome, in the log of disclosures: letters, what a referrer is told, transfers to another
 * council, and every hand-over (domain, 3.2). One row a person, in the transaction of the act.
 */
@Component
public class DeliveriesDisclosed {

    private static final String PUBLIC_TASK = "6(1)(e) public task";
    private static final String SUBSTANTIAL = "9(2)(g) substantial public interest, DPA 2018 Sch 1 para 18";
    private static final String REPLIES_STAY = "What agencies replied: it stays under their control, but for items that"
            + " are passed on by a row of their own.";

    private final Cases cases;
    private final Consents consents;
    private final Ratings ratings;
    private final DisclosureLog log;
    private final Persons persons;

    DeliveriesDisclosed(Cases cases, Consents consents, Ratings ratings, DisclosureLog log, Persons persons) {
        this.cases = cases;
        this.consents = consents;
        this.ratings = ratings;
        this.log = log;
        this.persons = persons;
    }

    /** What goes to whom, and on what. */
    private record Item(Kind kind, Optional<String> id, String recipient, String what, String why, Statute statute,
                        TellFamily tellFamily, String withheld) {

        Item aboutTheHousehold() {
            return new Item(kind, id, recipient, Contact.PART_OF_HOUSEHOLD, why, statute, tellFamily, withheld);
        }
    }

    /** What protects an adult at risk is another statute than what protects a child. */
    private record Statute(String ofChild, String ofAdult) {

        private static final String CARE_ACT = "Care Act 2014 sections 42, 45 and 6-7";
        private static final Statute HELP = new Statute("Children Act 1989 section 17; Children Act 2004 section 10", CARE_ACT);
        private static final Statute FEEDBACK = new Statute("Children Act 2004 sections 10 and 11", CARE_ACT);
        private static final Statute POLICE = new Statute(
                "Crime and Disorder Act 1998 section 115; Children Act 2004 section 10",
                "Crime and Disorder Act 1998 section 115; " + CARE_ACT);

        static Statute whoever(String statute) {
            return new Statute(statute, statute);
        }

        /** @param person a subject, or somebody of the household, for whose sake nothing is done */
        String of(Contact contact, String person) {
            return contact.subjects().stream().filter(subject -> subject.id().equals(person))
                    .anyMatch(subject -> subject.kind() == SubjectKind.ADULT) ? ofAdult : ofChild;
        }
    }

    public void letter(String caseReference, Letter letter, String by) {
        var sent = letter.done() == FamilyLetters.Done.SENT;
        var why = letter.reason().orElse("The family is told what was decided");
        append(caseReference, everybody(caseReference), new Item(sent ? Kind.RELEASED : Kind.HELD_BACK, Optional.empty(),
                letter.toWhom().orElse("The family"), sent ? "A letter about the outcome, sent "
                        + LondonTime.show(letter.at()) : "No letter", why, Statute.whoever("UK GDPR Articles 13 to 15"),
                sent ? TellFamily.YES : TellFamily.NOT_YET, sent ? REPLIES_STAY + " Who made the contact."
                        : "The letter: " + why + letter.reviewedOn().map(day -> ". Looked at again on "
                        + LondonTime.show(day)).orElse("")), by);
    }

    public void referrerTold(String caseReference, Told told, String by) {
        append(caseReference, everybody(caseReference), new Item(Kind.RELEASED, Optional.empty(), told.toldWhom(),
                Disclosure.lines("Told " + told.how().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ", "
                        + LondonTime.show(told.toldAt()), told.whatWasSaid()),
                "Whoever made the contact is told what became of it, as far as they may know",
                Statute.FEEDBACK, TellFamily.UNLESS_UNSAFE, REPLIES_STAY), by);
    }

    public void transferred(String caseReference, Transfer transfer, String by) {
        var accepted = transfer.result() == TransferResult.ACCEPTED_IN_WRITING;
        withHousehold(caseReference, everybody(caseReference), new Item(Kind.RELEASED, Optional.empty(), transfer.council(),
                Disclosure.lines("The contact, told to " + transfer.spokeTo() + " on "
                                + LondonTime.show(transfer.spokenAt()),
                        accepted ? "Accepted in writing by " + transfer.acceptedBy().orElse("the council")
                                : "Refused: " + transfer.reason().orElse("no reason given")),
                "The child lives or is found there", Statute.HELP, TellFamily.UNLESS_UNSAFE, REPLIES_STAY), by);
    }

    /** A child's worker, or their manager, reads the contact. */
    public void askedWorker(String handOverId, String caseReference, String subjectId, Optional<String> workerId) {
        withHousehold(caseReference, List.of(subjectId), new Item(Kind.RELEASED, Optional.of(handOverId),
                workerId.map(worker -> "Allocated worker " + persons.displayName(worker)).orElse("The worker's team manager"),
                "The contact about this child, the proposed rating and the household", "The child's case is open with them",
                Statute.HELP, TellFamily.UNLESS_UNSAFE, REPLIES_STAY), "hub");
    }

    /** What a service of early help reads is entered where it is released. */
    public void handedOver(String handOverId, String caseReference, Optional<OutcomeCode> outcome,
            Collection<String> subjects, String receivingGroup, String why, String by) {
        if (!receivingGroup.equals(Role.LEAD_EARLY_INTERVENTION.group())) {
            withHousehold(caseReference, subjects, new Item(Kind.RELEASED, Optional.of(handOverId),
                    recipient(outcome, receivingGroup),
                    Disclosure.lines("The contact about this person, the decisions and the household",
                            outcome.map(decided -> "Outcome: " + decided.label()).orElse("")),
                    why, statute(outcome, receivingGroup), TellFamily.UNLESS_UNSAFE, REPLIES_STAY), by);
        }
    }

    private static String recipient(Optional<OutcomeCode> outcome, String receivingGroup) {
        return outcome.filter(OutcomeCode.LADO::equals).map(lado -> "Designated officer for allegations (LADO), by ")
                .orElse("") + Role.titleOf(receivingGroup);
    }

    private static Statute statute(Optional<OutcomeCode> outcome, String receivingGroup) {
        if (receivingGroup.equals(Role.ADULT_SAFEGUARDING_LEAD.group())) {
            return Statute.whoever(Statute.CARE_ACT);
        }
        if (receivingGroup.equals(Role.POLICE_DECISION_MAKER.group())) {
            return Statute.POLICE;
        }
        return outcome.filter(OutcomeCode.LADO::equals).isPresent() ? Statute.whoever("Children Act 2004 section 11")
                : Statute.HELP;
    }

    private List<String> everybody(String caseReference) {
        return cases.contact(caseReference).subjects().stream().map(Contact.Subject::id).toList();
    }

    /** Whoever is told reads of the household too: a parent who asks what was said about them finds it. */
    private void withHousehold(String caseReference, Collection<String> subjects, Item item, String by) {
        append(caseReference, subjects, item, by);
        append(caseReference, cases.contact(caseReference).namedHouseholdIds(), item.aboutTheHousehold(), by);
    }

    private void append(String caseReference, Collection<String> people, Item item, String by) {
        var contact = cases.contact(caseReference);
        people.stream().sorted().forEach(person -> log.append(new Disclosure(item.kind(), caseReference, person,
                item.id(), Disclosure.HUB, item.recipient(), item.what(), item.why(),
                Optional.of(basis(item, item.statute().of(contact, person))), Optional.of(consents.now(caseReference)),
                Optional.of(by), Optional.empty(), Optional.empty(), item.withheld(),
                Optional.of(ratings.ofCase(caseReference).name()), by)));
    }

    private static Ruling basis(Item item, String statute) {
        var shared = item.kind() == Kind.RELEASED;
        return new Ruling(shared ? May.SHARE : May.DO_NOT_SHARE, shared ? PUBLIC_TASK : "", shared ? SUBSTANTIAL : "",
                statute, false, item.tellFamily(), "", List.of());
    }
}
