package org.openmash.information;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.access.RecordAccess;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.deadline.Limit;
import org.openmash.deadline.Limits;
import org.openmash.information.DocumentRegister.Document;
import org.openmash.information.DocumentRegister.Standing;
import org.openmash.information.Reply.Handling;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.information.Requests.RequestState;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.LondonTime;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.Sha256;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/**
 * Documents that came with agencies' answers. An agency attaches them to its own request; whoever records an answer for
 * it may too, and what they attach while they write it down is seen by others once the answer is recorded. Both may take
 * back what they attached, or change where it may go. Who decides on the case reads documents once the agency has said what
 * it knows, and whoever they were passed on to. To everybody else there is no such document.
 */
@Service
public class Documents {

    private static final String NO_SUCH = "There is no such document.";
    private static final int LONGEST_NAME = 190;

    private final DocumentRegister register;
    private final DocumentTypes types;
    private final RequestRegister requests;
    private final Answering answering;
    private final RequestOfTask tasks;
    private final WhoAnswers agencies;
    private final Limits limits;
    private final KnownItems items;
    private final PassingRegister passed;
    private final PassingOn passing;
    private final Deciders deciders;
    private final PassingLog log;
    private final RecordAccess records;
    private final Cases cases;
    private final CaseJournal journal;
    private final AuditTrail trail;
    private final Clock clock;
    private final DataSize largest;

    Documents(DocumentRegister register, DocumentTypes types, RequestRegister requests, Answering answering,
            RequestOfTask tasks, WhoAnswers agencies, Limits limits, KnownItems items, PassingRegister passed,
            PassingOn passing, Deciders deciders, PassingLog log, RecordAccess records, Cases cases, CaseJournal journal,
            AuditTrail trail, Clock clock, @Value("${mash.documents.largest}") DataSize largest) {
        this.journal = journal;
        this.register = register;
        this.types = types;
        this.requests = requests;
        this.answering = answering;
        this.tasks = tasks;
        this.agencies = agencies;
        this.limits = limits;
        this.items = items;
        this.passed = passed;
        this.passing = passing;
        this.deciders = deciders;
        this.log = log;
        this.records = records;
        this.cases = cases;
        this.trail = trail;
        this.clock = clock;
        this.largest = largest;
    }

    /**
     * What somebody attaches.
     *
     * @param filename as it came; nothing is concluded from it
     * @param dated    the day that the document bears, London; null where it bears none
     */
    public record Upload(String title, String filename, byte[] content, LocalDate dated, String whyRelevant,
                         Handling handling) {
    }

    /** A document with its content, for whoever may read it. */
    public record Content(Document document, byte[] bytes) {
    }

    /**
     * The request to which this person may attach, by the task in which it is answered, open or completed, or by its id.
     *
     * @throws NotFound alike for what is not there and what is not theirs
     */
    public AgencyRequest request(String taskId, String requestId, Person by) {
        var id = taskId.isEmpty() ? Optional.of(requestId) : tasks.requestId(taskId);
        return id.flatMap(requests::find).filter(request -> isOwn(request, by))
                .map(request -> checked(request, by))
                .orElseThrow(() -> new NotFound("There is no such request."));
    }

    private AgencyRequest checked(AgencyRequest request, Person by) {
        records.check(by, request.caseReference());
        return request;
    }

    /**
     * Theirs is the request of their own agency, and one whose answer they recorded for it or are writing down. What was
     * recalled is nobody's: it was about somebody else.
     */
    private boolean isOwn(AgencyRequest request, Person person) {
        return request.state() != RequestState.RECALLED && !agencies.isKeptFrom(request, person)
                && (isOfTheAgency(request, person) || hasAnswered(request, person)
                || tasks.isBeingRecordedBy(person.id(), request.requestId()));
    }

    /** The named lead is one of them once the request is the lead's, or has come to the lead as well. */
    private boolean isOfTheAgency(AgencyRequest request, Person person) {
        return person.isIn(agencies.group(request)) || agencies.mayAnswer(request, person) && (isOverdue(request)
                || hasAnswered(request, person) || tasks.isHeldBy(person, request.requestId()));
    }

    /** From then on the lead finds it too. */
    private boolean isOverdue(AgencyRequest request) {
        return limits.about(request.caseReference(), request.requestId()).flatMap(Limit::breachedAt).isPresent();
    }

    private static boolean hasAnswered(AgencyRequest request, Person person) {
        return request.repliedBy().filter(person.id()::equals).isPresent();
    }

    /** Whoever writes, or wrote, an answer down for the agency sees what they attached, and nothing that the agency itself did. */
    private boolean mayReadOf(AgencyRequest request, Document document, Person person) {
        return isOwn(request, person) && switch (document.standing()) {
            case KEPT -> isOfTheAgency(request, person) || document.attachedBy().equals(person.id());
            case PENDING -> cameWithWhatIsWrittenDownBy(person, document);
            case DROPPED, TAKEN_BACK -> false;
        };
    }

    /** Their own, and what was attached by whoever had the task before them. */
    private boolean cameWithWhatIsWrittenDownBy(Person person, Document document) {
        return document.attachedBy().equals(person.id()) || tasks.isBeingRecordedBy(person.id(), document.requestId())
                && !tasks.isBeingRecordedBy(document.attachedBy(), document.requestId());
    }

    /**
     * Keeps a document, as the request stands now. One that comes after the decision, with an answer that says what is known, is looked at by a person.
     *
     * @throws Refused naming the field
     */
    @Transactional
    public Document attach(AgencyRequest seen, Upload upload, Person by) {
        journal.lock(seen.caseReference());
        var request = requests.find(seen.requestId()).orElseThrow();
        if (!isOwn(request, by)) {
            throw new NotFound("There is no such request.");
        }
        if (request.state() == RequestState.WITHDRAWN) {
            throw new Refused("The hub has withdrawn this request. Nothing was kept.");
        }
        var checked = checked(request, upload, by);
        var id = register.add(checked, upload.content());
        log.received(request, checked, by);
        trail.changed(by, RecordKind.DOCUMENT, id, "DOCUMENT_ATTACHED", checked.type().name());
        var kept = register.find(id).orElseThrow();
        if (isKnown(kept)) {
            cases.changed(request.caseReference(), Change.DOCUMENT_ATTACHED, by.id());
            answering.reviewIfNobodyWaits(request);
        }
        return kept;
    }

    /**
     * From now on it may go there; what has gone is not called back.
     *
     * @throws NotFound alike for what is not there and what is not theirs
     */
    @Transactional
    public Document handle(AgencyRequest request, String documentId, Handling handling, Person by) {
        var document = own(request, documentId, by);
        checkChosen(handling);
        changed(document, Change.DOCUMENT_HANDLING_CHANGED, "It may go: " + handling.label(), by);
        register.handle(documentId, handling, by.id(), clock.instant());
        return document;
    }

    /**
     * From now on nobody reads it, and it goes nowhere; the copies that were taken out stay where they are.
     *
     * @throws NotFound alike for what is not there and what is not theirs
     */
    @Transactional
    public Document takeBack(AgencyRequest request, String documentId, Person by) {
        var document = own(request, documentId, by);
        changed(document, Change.DOCUMENT_TAKEN_BACK, "Taken back", by);
        register.takeBack(documentId, by.id(), clock.instant());
        return document;
    }

    private Document own(AgencyRequest request, String documentId, Person by) {
        return register.of(request.requestId()).stream().filter(one -> one.documentId().equals(documentId))
                .filter(one -> mayReadOf(request, one, by)).findFirst().orElseThrow(() -> new NotFound(NO_SUCH));
    }

    /** Of what nobody else knows yet no open form is out of date. */
    private void changed(Document document, Change change, String what, Person by) {
        log.changed(requests.find(document.requestId()).orElseThrow(), document, what, by);
        trail.changed(by, RecordKind.DOCUMENT, document.documentId(), change.name(), null);
        if (isKnown(document)) {
            cases.changed(document.caseReference(), change, by.id());
        }
    }

    /**
     * Ends the writing down of an answer: what was attached meanwhile, by this person or whoever had the task before, comes with
     * the answer, or is seen by nobody if none was recorded, for it may have been another agency's.
     */
    public void settle(String requestId, Person by, boolean recorded) {
        register.of(requestId).stream().filter(document -> document.standing() == Standing.PENDING)
                .filter(document -> cameWithWhatIsWrittenDownBy(by, document)).forEach(document ->
                        register.settle(document.documentId(), recorded ? Standing.KEPT : Standing.DROPPED));
    }

    private Document checked(AgencyRequest request, Upload upload, Person by) {
        required(upload.title(), "title", "What it is: say in a few words what the document is.", 300);
        required(upload.whyRelevant(), "relevance", "Why it is relevant to the concern: say why.", 2000);
        checkChosen(upload.handling());
        if (upload.dated() != null && upload.dated().isAfter(LondonTime.today(clock))) {
            throw new Refused("date", "Its date: must not be in the future.");
        }
        if (upload.content().length == 0) {
            throw new Refused("file", "File: choose a file that is not empty.");
        }
        if (upload.content().length > largest.toBytes()) {
            throw new Refused("file", "File: at most " + largest.toMegabytes() + " MB.");
        }
        var type = types.of(upload.content()).orElseThrow(() -> new Refused("file", "File: only PDF, PNG, JPEG, plain text,"
                + " DOCX, ODT and e-mails (EML, MSG) are kept. This is something else, whatever its name says."));
        return new Document("", request.caseReference(), request.requestId(), upload.title().strip(),
                name(upload.filename()), type, upload.content().length, Sha256.of(upload.content()),
                Optional.ofNullable(upload.dated()), upload.whyRelevant().strip(), upload.handling(), by.id(),
                clock.instant(), isOfTheAgency(request, by) || hasAnswered(request, by) ? Standing.KEPT
                        : Standing.PENDING);
    }

    private static void checkChosen(Handling handling) {
        if (handling == null) {
            throw new Refused("handling", "Where it may go: choose one.");
        }
    }

    private static void required(String text, String field, String sentence, int longest) {
        if (text == null || text.isBlank()) {
            throw new Refused(field, sentence);
        }
        if (text.length() > longest) {
            throw new Refused(field, sentence.substring(0, sentence.indexOf(':')) + ": at most " + longest + " characters.");
        }
    }

    /** The last part of a path, without what a file system would not take. */
    private static String name(String filename) {
        var last = filename == null ? "" : filename.replaceAll("^.*[/\\\\]", "").replaceAll("[\\p{Cntrl}\"]", "").strip();
        return last.isEmpty() ? "document" : last.substring(Math.max(0, last.length() - LONGEST_NAME));
    }

    /** What was attached to one's own request; the look is put on record. */
    public List<Document> of(AgencyRequest request, Person by) {
        trail.viewed(by, RecordKind.REQUEST, request.requestId(), request.caseReference(), "DOCUMENTS", null);
        return register.of(request.requestId()).stream().filter(one -> mayReadOf(request, one, by)).toList();
    }

    /**
     * The documents of a case that this person may read: all for those who decide, and what was passed on to others, who
     * are not told who attached it.
     *
     * @throws NotFound where there is none, alike for a case that is not there
     */
    public List<Document> ofCase(String caseReference, Person by) {
        var readable = cases.find(caseReference).map(found -> items.of(caseReference).stream()
                .flatMap(item -> item.documentId().flatMap(register::find).stream())
                .filter(document -> mayRead(document, by)).map(document -> asSeenBy(by, document)).toList())
                .orElse(List.of());
        if (readable.isEmpty()) {
            throw new NotFound("There is no document for you on such a case.");
        }
        records.check(by, caseReference);
        trail.viewed(by, RecordKind.CASE, caseReference, caseReference, "DOCUMENTS", null);
        return readable;
    }

    /**
     * The document itself; taking it out is put on record.
     *
     * @throws NotFound alike for what is not there and what is not for this person
     */
    public Content read(String documentId, Person by) {
        var document = register.find(documentId).filter(found -> mayRead(found, by))
                .orElseThrow(() -> new NotFound(NO_SUCH));
        records.check(by, document.caseReference());
        trail.exported(by, RecordKind.DOCUMENT, documentId, document.caseReference(), "DOCUMENT", null);
        return new Content(document, register.content(documentId));
    }

    private boolean mayRead(Document document, Person person) {
        return knowsTheSource(person, document)
                || isKnown(document) && wasPassedOn(document).anyMatch(person::isIn);
    }

    private Document asSeenBy(Person person, Document document) {
        return knowsTheSource(person, document) ? document : document.unsigned();
    }

    /** Whose document it is, or whoever decides once it is known. */
    private boolean knowsTheSource(Person person, Document document) {
        return requests.find(document.requestId()).filter(request -> mayReadOf(request, document, person)).isPresent()
                || isKnown(document) && deciders.mayRead(document.caseReference(), person);
    }

    /** Once the agency has said what it knows, and while its answer and the document stand. */
    private boolean isKnown(Document document) {
        return items.find(document.caseReference(), KnownItems.idOf(document)).isPresent();
    }

    private Stream<String> wasPassedOn(Document document) {
        return passed.passedOn(document.caseReference()).stream()
                .filter(one -> one.itemId().equals(KnownItems.idOf(document)))
                .flatMap(one -> passing.readers(document.caseReference(), one.recipient()).stream());
    }
}
