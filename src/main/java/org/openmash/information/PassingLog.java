package org.openmash.information;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.information.KnownItems.KnownItem;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.sharing.Consents;
import org.openmash.sharing.Disclosure;
import org.openmash.sharing.Disclosure.Kind;
import org.openmash.sharing.DisclosureLog;
import org.openmash.sharing.Ruling;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/** Writes what of an agency's was passed on, or kept back by it, into the log of disclosures: a row for each person. */
@Component
class PassingLog {

    private static final String NOT_TOLD = "Nothing left the hub. It would have been: ";
    private static final String NOTHING_ELSE = "Whatever else agencies answered.";

    private final DisclosureLog log;
    private final RequestRegister requests;
    private final PeopleToSearch people;
    private final Cases cases;
    private final Ratings ratings;
    private final Consents consents;
    private final Recipients recipients;

    PassingLog(DisclosureLog log, RequestRegister requests, PeopleToSearch people, Cases cases, Ratings ratings,
            Consents consents, Recipients recipients) {
        this.log = log;
        this.requests = requests;
        this.people = people;
        this.cases = cases;
        this.ratings = ratings;
        this.consents = consents;
        this.recipients = recipients;
    }

    /** @param yes the agency's, where it had to be asked */
    void passedOn(KnownItem item, String recipient, Passing.Purpose purpose, Ruling ruling, Optional<PassingRegister.Answered> yes,
            Person by) {
        released(item.request(), item.itemId(), recipient, exactly(item, yes), purpose.words(), purpose, ruling,
                NOTHING_ELSE, by);
    }

    /** @param kept how many items of the answer its agency does not let go there */
    void told(Replies.Answer answer, String recipient, Passing.Purpose purpose, Ruling ruling, long kept, Person by) {
        released(answer.request(), answer.request().requestId(), recipient, purpose.words(),
                "What " + answer.agencyName() + " answered after the decision", purpose, ruling, "The answer itself"
                        + (kept == 0 ? "." : "; of its items, " + kept + " may not go there."), by);
    }

    private void released(Requests.AgencyRequest request, String itemId, String recipient, String what, String why,
            Passing.Purpose purpose, Ruling ruling, String withheld, Person by) {
        var caseReference = request.caseReference();
        subjects(request.requestId(), caseReference).forEach(subject -> log.append(new Disclosure(Kind.RELEASED,
                caseReference, subject, Optional.of(itemId), Disclosure.HUB, recipients.label(recipient), what, why,
                Optional.of(ruling), Optional.of(consents.now(caseReference)), Optional.of(by.id()), purpose.said(),
                Optional.empty(), withheld, Optional.of(ratings.ofCase(caseReference).name()), by.id())));
    }

    /** What did not go on, since the gate or the item's agency stands against it; the click is undone, the row is not. */
    void heldBack(List<KnownItem> items, String recipient, Passing.Purpose purpose, Ruling ruling, Refused why, Person by) {
        log.appendOnceUndone(items.stream().flatMap(item -> {
            var caseReference = item.request().caseReference();
            return subjects(item.request().requestId(), caseReference).stream().map(subject -> new Disclosure(
                    Kind.HELD_BACK, caseReference, subject, Optional.of(item.itemId()), Disclosure.HUB,
                    recipients.label(recipient), exactly(item, Optional.empty()), why.getMessage(), Optional.of(ruling),
                    Optional.of(consents.now(caseReference)), Optional.empty(), purpose.said(), Optional.empty(),
                    "The whole item; nothing left the hub", Optional.of(ratings.ofCase(caseReference).name()), by.id()));
        }).toList());
    }

    /** Somebody outside the hub is told, in words of a manager. */
    void told(String caseReference, String whom, String words, Passing.Purpose purpose, Ruling ruling, Person by) {
        ofTheCase(Kind.RELEASED, caseReference, whom, words, purpose.words(), purpose, ruling, Optional.of(by.id()),
                NOTHING_ELSE, by).forEach(log::append);
    }

    /** The gate stood against it; the click is undone, the row is not. */
    void notTold(String caseReference, String whom, String words, Passing.Purpose purpose, Ruling ruling, Refused why, Person by) {
        log.appendOnceUndone(ofTheCase(Kind.HELD_BACK, caseReference, whom, NOT_TOLD + words,
                why.getMessage(), purpose, ruling, Optional.empty(), "All of it", by));
    }

    /** Of an answer that came late a team is not told, for everybody who was asked about. */
    void notTold(Replies.Answer answer, String team, Passing.Purpose purpose, Ruling ruling, Refused why, Person by) {
        var request = answer.request();
        log.appendOnceUndone(rows(Kind.HELD_BACK, request.caseReference(), subjects(request.requestId(),
                request.caseReference()), recipients.label(team), NOT_TOLD + purpose.words(), why.getMessage(), purpose, ruling,
                Optional.empty(), "All of it", by));
    }

    private List<Disclosure> ofTheCase(Kind kind, String caseReference, String whom, String what, String why,
            Passing.Purpose purpose, Ruling ruling, Optional<String> approver, String withheld, Person by) {
        var contact = cases.contact(caseReference);
        return rows(kind, caseReference, Stream.concat(contact.subjects().stream().map(Contact.Subject::id),
                contact.namedHouseholdIds().stream()).toList(), whom, what, why, purpose, ruling, approver, withheld, by);
    }

    private List<Disclosure> rows(Kind kind, String caseReference, List<String> people, String whom, String what, String why,
            Passing.Purpose purpose, Ruling ruling, Optional<String> approver, String withheld, Person by) {
        return people.stream().map(subject -> new Disclosure(kind, caseReference, subject, Optional.empty(), Disclosure.HUB, whom,
                what, why, Optional.of(ruling), Optional.of(consents.now(caseReference)), approver, purpose.said(),
                Optional.empty(), withheld, Optional.of(ratings.ofCase(caseReference).name()), by.id())).toList();
    }

    /** The words stay where their owner can correct them: the item is named, with whose leave it goes. */
    private static String exactly(KnownItem item, Optional<PassingRegister.Answered> yes) {
        return Disclosure.lines("Item of the answer of " + item.agencyName() + ": " + item.inShort(),
                "Where it may go: " + item.handling().label(),
                yes.map(said -> "Leave given by " + item.agencyName() + " (" + said.by() + ", "
                        + LondonTime.show(said.at()) + ")").orElse(""));
    }

    /** A document came with an answer. */
    void received(Requests.AgencyRequest request, DocumentRegister.Document document, Person by) {
        came(Kind.REPLY_RECEIVED, request, document, "Answer to the hub's request", by);
    }

    /** It was taken back, or may go elsewhere than before. */
    void changed(Requests.AgencyRequest request, DocumentRegister.Document before, String what, Person by) {
        came(Kind.REPLY_CORRECTED, request, before, what, by);
    }

    private void came(Kind kind, Requests.AgencyRequest request, DocumentRegister.Document document, String why, Person by) {
        subjects(request.requestId(), request.caseReference()).forEach(subject -> log.append(new Disclosure(
                kind, request.caseReference(), subject, Optional.of(request.requestId()),
                recipients.label("agency-" + request.agency()), Disclosure.HUB, "Document: " + document.type().label() + ", "
                + document.size() + " bytes, SHA-256 " + document.sha256() + ", " + document.handling().label(),
                why, Optional.empty(), Optional.empty(), Optional.of(by.id()), Optional.empty(),
                Optional.empty(), "", Optional.of(request.rating()), by.id())));
    }

    /** The agency said no, or took its yes back. Rows of the log stay for good: its own words are not among them. */
    void keptBack(PassingRegister.Question question, String agencyName, PassingRegister.Answer answer, Person by) {
        subjects(question.requestId(), question.caseReference()).forEach(subject -> log.append(new Disclosure(
                Kind.HELD_BACK, question.caseReference(), subject, Optional.of(question.itemId()), agencyName,
                recipients.label(question.recipient()), "An item of the agency's answer", question.purpose(),
                Optional.empty(), Optional.empty(), Optional.of(by.id()), Optional.empty(), Optional.empty(),
                "Kept back by " + agencyName + ", which says where it may go: " + answer.label() + ". " + SharingLog.IN_WORDS,
                Optional.of(ratings.ofCase(question.caseReference()).name()),
                by.id())));
    }

    private List<String> subjects(String requestId, String caseReference) {
        return people.idsOf(cases.contact(caseReference), requests.minimum(requestId));
    }
}
