package org.openmash.information;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openmash.hub.HubSettings;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Addresses;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.sharing.Consent;
import org.openmash.sharing.Disclosure;
import org.openmash.sharing.Disclosure.Kind;
import org.openmash.sharing.DisclosureLog;
import org.openmash.sharing.RecipientKind;
import org.openmash.sharing.Ruling;
import org.openmash.sharing.SharingGate;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/** Writes requests and replies into the log of disclosures: a row for each agency and each person. */
@Component
class SharingLog {

    private static final String NOT_NEEDED = "Left out, since nobody needs it to search: what was told, who told it, the"
            + " hub's reasons, other agencies.";

    private static final String KINDS_OF_OTHERS = " The agency was also told kinds of concern about others it was asked about;"
            + " they are left out here.";

    /** By whom, where nobody said it: the hub carries out what follows from a decision. */
    static final String NOBODY = "hub";

    static final String IN_WORDS = "The agency's reason in words stands in its answer.";

    private final DisclosureLog log;
    private final Cases cases;
    private final Ratings ratings;
    private final PeopleToSearch people;
    private final SharingGate gate;
    private final HubSettings hub;

    SharingLog(DisclosureLog log, Cases cases, Ratings ratings, PeopleToSearch people, SharingGate gate,
            HubSettings hub) {
        this.log = log;
        this.cases = cases;
        this.ratings = ratings;
        this.people = people;
        this.gate = gate;
        this.hub = hub;
    }

    void asked(String requestId, String agency, Minimum minimum, Clearance.Cleared cleared, Sending sending, Person by) {
        var contact = cases.contact(minimum.caseReference());
        IntStream.range(0, sending.subjectIds().size()).forEach(n -> {
            var subject = sending.subjectIds().get(n);
            var kinds = kinds(contact, subject);
            log.append(new Disclosure(Kind.ASKED, minimum.caseReference(), subject, Optional.of(requestId), Disclosure.HUB,
                    recipient(agency, cleared.lead()), exactly(minimum, minimum.people().get(n), kinds), sending.reason(),
                    Optional.of(cleared.ruling()), Optional.of(cleared.consent()), Optional.of(by.id()),
                    reason(sending, subject, minimum.caseReference()), Optional.of(DutyConsidered.SHARED.name()),
                    withheld(contact, subject) + (kinds.containsAll(minimum.concerns()) ? "" : KINDS_OF_OTHERS),
                    Optional.of(minimum.rating()), by.id()));
        });
    }

    /** Kinds of concern about this person alone: the row may be given out, and the others' kinds are not theirs. */
    private List<String> kinds(Contact contact, String subjectId) {
        return subjectId.startsWith(Contact.HOUSEHOLD) ? List.of() : people.concerns(contact, List.of(subjectId));
    }

    private String recipient(String agency, Optional<String> lead) {
        return hub.agencyName(agency) + lead.map(name -> ": " + name).orElse("");
    }

    private static String exactly(Minimum minimum, Minimum.Who who, List<String> kinds) {
        return Disclosure.lines("Name: " + who.name(),
                present(who.alsoKnownAs()) ? "Also known as: " + who.alsoKnownAs() : "",
                "Date of birth: " + (who.dateOfBirth() == null ? "not known" : LondonTime.show(who.dateOfBirth())),
                who.age().isBlank() ? "" : "Age: " + who.age(),
                who.nhsNumber() == null ? "" : "NHS number: " + who.nhsNumber(),
                "Address: " + (who.address().equals(Addresses.CONFIDENTIAL) ? "confidential" : who.address()),
                "Relation: " + who.relation(), kinds.isEmpty() ? "" : "Kinds of concern: " + String.join(", ", kinds),
                "Asked: " + minimum.asked(), "Period: " + minimum.periodMonths() + " months",
                "Rating: " + minimum.rating());
    }

    private static String withheld(Contact contact, String subjectId) {
        var confidential = contact.subjects().stream()
                .anyMatch(subject -> subject.id().equals(subjectId) && subject.addressConfidential());
        return NOT_NEEDED + (confidential ? " The address is confidential." : "");
    }

    private Optional<String> reason(Sending sending, String subjectId, String caseReference) {
        var outside = people.outside(cases.contact(caseReference)).contains(subjectId);
        return Optional.of(Stream.of(sending.sharing().reason(), sending.releaseHeldBack(), outside ? sending.whyOutside() : "")
                .map(SharingLog::text).filter(text -> !text.isBlank()).collect(Collectors.joining(" "))).filter(text -> !text.isBlank());
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }

    /** What was refused before it left; the click is undone, the row is not. */
    void refused(String caseReference, List<String> agencies, Refused why, Optional<Ruling> ruling, Sending sending,
            Person by) {
        var rating = Optional.of(ratings.ofCase(caseReference).name());
        var consent = Optional.of(gate.of(caseReference).consent(sending.sharing()));
        var about = about(caseReference, sending);
        log.appendOnceUndone(agencies.stream().flatMap(agency -> about.stream()
                .map(subject -> new Disclosure(Kind.ASKING_REFUSED, caseReference, subject, Optional.empty(),
                        Disclosure.HUB, hub.agencyName(agency), "Nothing left the hub", why.getMessage(), ruling, consent,
                        Optional.empty(), reason(sending, subject, caseReference), Optional.empty(), "The whole request", rating, by.id())))
                .toList());
    }

    /** Whom the refused request named of this case; everybody it is about where it named nobody of them. */
    private List<String> about(String caseReference, Sending sending) {
        var contact = cases.contact(caseReference);
        var named = sending.subjectIds().stream().filter(contact.personIds()::contains).toList();
        return named.isEmpty() ? contact.subjects().stream().map(Contact.Subject::id).toList() : named;
    }

    /** Somebody decided to ask nobody. */
    void notShared(String caseReference, Sending sending, Consent consent, Person by) {
        cases.contact(caseReference).subjects().stream().map(Contact.Subject::id).forEach(subject ->
                log.append(new Disclosure(Kind.NOT_SHARED, caseReference, subject, Optional.empty(), Disclosure.HUB,
                        "No agency", "Nothing left the hub", sending.noAgencyReason(), Optional.empty(),
                        Optional.of(consent), Optional.of(by.id()), Optional.empty(),
                        Optional.of(sending.duty().name()), "Everything: " + sending.noAgencyReason(),
                        Optional.of(ratings.ofCase(caseReference).name()), by.id())));
    }

    /** What an agency said, or why it declined. */
    void replied(Requests.AgencyRequest request, Minimum minimum, Reply reply, Person by) {
        received(request, minimum, reply, by, reply.state() == Requests.ReplyState.DECLINED ? Kind.REPLY_DECLINED
                : Kind.REPLY_RECEIVED, reply.told() == null ? "Answer to the hub's request"
                        : "Answer to the hub's request, told " + reply.told().source().label() + " by " + reply.told().saidBy()
                                + ", " + reply.told().role());
    }

    /** What takes the place of an earlier answer; why stands in the answer. */
    void corrected(Requests.AgencyRequest request, Minimum minimum, Reply reply, Person by) {
        received(request, minimum, reply, by, Kind.REPLY_CORRECTED, "Correction");
    }

    /** Whoever had the request has a conflict of interest; the agency's named lead alone sees it now. */
    void handedToLead(Requests.AgencyRequest request, Minimum minimum, Person by) {
        var agency = hub.agencyName(request.agency());
        people.idsOf(cases.contact(request.caseReference()), minimum).forEach(subject -> log.append(new Disclosure(
                Kind.REPLY_DECLINED, request.caseReference(), subject, Optional.of(request.requestId()), agency,
                agency + ": " + minimum.addressedTo(), "The request goes to the agency's named lead alone",
                Requests.ReplyState.CONFLICT_OF_INTEREST.label(), Optional.empty(), Optional.empty(), Optional.of(by.id()),
                Optional.empty(), Optional.empty(), "", Optional.of(request.rating()), by.id())));
    }

    /** The same request to somebody else: the agency's named lead alone has it from now on. */
    void movedToLead(Requests.AgencyRequest request, Minimum minimum, String why, Person by) {
        people.idsOf(cases.contact(request.caseReference()), minimum).forEach(subject -> log.append(new Disclosure(
                Kind.ASKED, request.caseReference(), subject, Optional.of(request.requestId()), Disclosure.HUB,
                recipient(request.agency(), Optional.of(minimum.addressedTo())),
                "The request that was asked before, from now on for the agency's named lead alone", why,
                Optional.of(gate.of(request.caseReference()).ruleAsDecided(RecipientKind.ofAgency(request.agency()))),
                Optional.of(gate.of(request.caseReference()).known()), Optional.of(by.id()), Optional.empty(), Optional.empty(),
                "", Optional.of(request.rating()), by.id())));
    }

    /** Nobody waits for the answer any more; what the agency was told it has been told. */
    void withdrawn(Requests.AgencyRequest request, Minimum minimum, String why, Optional<String> by) {
        people.idsOf(cases.contact(request.caseReference()), minimum).forEach(subject -> log.append(new Disclosure(
                Kind.WITHDRAWN, request.caseReference(), subject, Optional.of(request.requestId()), Disclosure.HUB,
                hub.agencyName(request.agency()), "The request is withdrawn before it was answered", why, Optional.empty(),
                Optional.empty(), by, Optional.empty(), Optional.empty(), "", Optional.of(request.rating()),
                by.orElse(NOBODY))));
    }

    /** Somebody looked whether it ends, and it goes on. */
    void goesOn(Requests.AgencyRequest request, Minimum minimum, String looked, String why, Person by) {
        var consent = gate.of(request.caseReference()).known();
        people.idsOf(cases.contact(request.caseReference()), minimum).forEach(subject -> log.append(new Disclosure(
                Kind.STILL_ASKED, request.caseReference(), subject, Optional.of(request.requestId()), Disclosure.HUB,
                hub.agencyName(request.agency()), "The request stands and waits for its answer",
                looked, Optional.empty(), Optional.of(consent), Optional.of(by.id()), Optional.of(why), Optional.empty(), "",
                Optional.of(ratings.ofCase(request.caseReference()).name()), by.id())));
    }

    /** The wrong person was searched: about whom nothing should have been asked. */
    void recalled(Requests.AgencyRequest request, List<String> people, String why, Person by) {
        people.forEach(subject -> log.append(new Disclosure(Kind.RECALLED, request.caseReference(), subject,
                Optional.of(request.requestId()), Disclosure.HUB, hub.agencyName(request.agency()),
                "The request is withdrawn; what was answered is removed from the hub's register", why, Optional.empty(),
                Optional.empty(), Optional.of(by.id()), Optional.empty(), Optional.empty(), "", Optional.of(request.rating()),
                by.id())));
    }

    void deletionConfirmed(Requests.AgencyRequest request, List<String> people, String what, Person by) {
        people.forEach(subject -> log.append(new Disclosure(Kind.DELETION_CONFIRMED, request.caseReference(), subject,
                Optional.of(request.requestId()), hub.agencyName(request.agency()), Disclosure.HUB, what,
                "The wrong person had been searched", Optional.empty(), Optional.empty(), Optional.of(by.id()),
                Optional.empty(), Optional.empty(), "", Optional.of(request.rating()), by.id())));
    }

    private void received(Requests.AgencyRequest request, Minimum minimum, Reply reply, Person by, Kind kind, String why) {
        people.idsOf(cases.contact(request.caseReference()), minimum).forEach(subject -> log.append(new Disclosure(
                kind, request.caseReference(), subject, Optional.of(request.requestId()),
                hub.agencyName(request.agency()), Disclosure.HUB, said(reply, subject), why, Optional.empty(),
                Optional.empty(), Optional.of(by.id()), Optional.empty(), Optional.empty(), keptBack(reply),
                Optional.of(request.rating()), by.id())));
    }

    /** The words of the reply stand in the reply, appended there as well; here, what of it came and where it may go. */
    private static String said(Reply reply, String subject) {
        var facts = reply.facts().stream().map(fact -> fact.kind().label() + ", "
                + (fact.factDate() == null ? "no date" : LondonTime.show(fact.factDate())) + ", "
                + fact.handling().label()).toList();
        return Disclosure.lines("Answer: " + reply.state().label(),
                reply.match(subject).map(match -> "Found: " + match.label()).orElse(""),
                facts.isEmpty() ? "" : "Items: " + String.join("; ", facts),
                present(reply.riskView()) ? "View of the risk" : "", present(reply.strengths()) ? "Strengths" : "",
                present(reply.currentWorker()) ? "Current worker" : "");
    }

    /** Rows of the log stay for good, and the agency's words must not: a recall empties them where they stand. */
    private static String keptBack(Reply reply) {
        return switch (reply.state()) {
            case DECLINED -> Disclosure.lines("Declined: " + (reply.declinedBecause() == null ? ""
                    : reply.declinedBecause().label()), present(reply.declinedReason()) ? IN_WORDS : "");
            case UNABLE_TO_SEARCH -> Disclosure.lines("Unable to search", present(reply.unableReason()) ? IN_WORDS : "");
            default -> "";
        };
    }

    private static boolean present(String text) {
        return text != null && !text.isBlank();
    }
}
