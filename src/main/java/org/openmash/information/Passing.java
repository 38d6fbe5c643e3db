package org.openmash.information;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.access.Role;
import org.openmash.information.KnownItems.KnownItem;
import org.openmash.information.PassingRegister.Answer;
import org.openmash.information.PassingRegister.Answered;
import org.openmash.information.PassingRegister.PassedOn;
import org.openmash.information.PassingRegister.Question;
import org.openmash.information.Reply.Handling;
import org.openmash.information.Requests.RequestState;
import org.openmash.platform.LondonTime;
import org.openmash.hub.ReachedOtherwise;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.sharing.May;
import org.openmash.sharing.RecipientKind;
import org.openmash.sharing.Ruling;
import org.openmash.sharing.SharingGate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Originator control: what an agency said leaves the hub only as far as that agency lets it (domain, 3, the secure room).
 * "Hub only" never leaves; "ask us first" leaves to the one recipient for whom the agency has said yes, and has not taken
 * it back; "may be shared" may. Another agency is told nothing before its own answer is in (domain, 5).
 */
@Service
public class Passing {

    private final KnownItems items;
    private final PassingRegister register;
    private final Recipients recipients;
    private final PassingLog log;
    private final RequestRegister requests;
    private final WhomToAsk whomToAsk;
    private final SharingGate gate;
    private final Cases cases;
    private final CarryQuestions carrying;
    private final Clearance clearance;

    Passing(KnownItems items, PassingRegister register, Recipients recipients, PassingLog log, RequestRegister requests,
            WhomToAsk whomToAsk, SharingGate gate, Cases cases, CarryQuestions carrying, Clearance clearance) {
        this.clearance = clearance;
        this.items = items;
        this.register = register;
        this.recipients = recipients;
        this.log = log;
        this.requests = requests;
        this.whomToAsk = whomToAsk;
        this.gate = gate;
        this.cases = cases;
        this.carrying = carrying;
    }

    /**
     * Why something is passed on.
     *
     * @param words for the recipient
     * @param said  what a manager wrote down as their reason; empty where nobody wrote any
     */
    public record Purpose(String words, Optional<String> said) {

        public static Purpose written(String words) {
            return new Purpose(words, Optional.of(words));
        }
    }

    /** A form's field that names items: its key and its label, for refusals. */
    public record Field(String key, String label) {

        public Refused refused(String sentence) {
            return new Refused(key, label + ": " + sentence);
        }
    }

    /** What may go to this recipient now and has not gone yet, as {@code value} and {@code label}. */
    public List<Map<String, String>> mayGoTo(String caseReference, String recipient) {
        var gone = register.passedOn(caseReference);
        var asked = register.questions(caseReference);
        return options(items.of(caseReference).stream().filter(item -> against(item, recipient, asked).isEmpty())
                .filter(item -> gone.stream().noneMatch(one -> one.isAbout(item.itemId(), recipient))).toList());
    }

    /** How many items of the case have not gone to this recipient. */
    public long leftOut(String caseReference, String recipient) {
        var gone = register.passedOn(caseReference);
        return items.of(caseReference).stream()
                .filter(item -> gone.stream().noneMatch(one -> one.isAbout(item.itemId(), recipient))).count();
    }

    /** What may go now to at least one of those who take over. */
    public List<Map<String, String>> mayGoAlong(String caseReference) {
        var asked = register.questions(caseReference);
        return options(items.of(caseReference).stream().filter(item -> recipients.teams().stream()
                .anyMatch(team -> against(item, team, asked).isEmpty())).toList());
    }

    /** What its agency may be asked about for this recipient: no question is open, and no yes stands. */
    List<Map<String, String>> mayBeAskedFor(String caseReference, String recipient) {
        var asked = register.questions(caseReference);
        return options(items.of(caseReference).stream().filter(item -> isToBeAsked(item, recipient, asked)).toList());
    }

    private boolean isToBeAsked(KnownItem item, String recipient, List<Question> asked) {
        return item.handling() == Handling.ASK_US_FIRST && !isItsOwn(item, recipient)
                && asked.stream().filter(question -> question.isAbout(item.itemId(), recipient)).noneMatch(question ->
                question.answered().map(said -> said.answer() == Answer.YES).orElse(true));
    }

    private static List<Map<String, String>> options(List<KnownItem> items) {
        return items.stream().map(item -> Map.of("value", item.itemId(), "label", item.label())).distinct().toList();
    }

    /**
     * Passes items on to everybody named, each only where its agency lets it. Nothing goes if one of them may not.
     *
     * @param field   the field of the form that names the items
     * @throws Refused naming the field; only a unit manager passes on, and where the lawful-basis gate asks for a reason, only
     *                 with one
     */
    @Transactional
    public void passOn(String caseReference, Collection<String> itemIds, Collection<String> to, Field field,
            Purpose purpose, Person by) {
        if (itemIds.isEmpty()) {
            return;
        }
        managersOnly(by);
        to.forEach(recipient -> passOn(caseReference, itemIds, recipient, field, purpose, by));
        cases.changed(caseReference, Change.PASSED_ON, by.id());
    }

    private static void managersOnly(Person by) {
        if (!by.isIn(Role.UNIT_MANAGER.group())) {
            throw new Refused("What agencies said is passed on by a unit manager.");
        }
    }

    /**
     * Lets a team know, in words that a manager wrote for it, what an agency has answered: ruled and entered as its items
     * are, for everybody who was asked about. The answer itself stays.
     *
     * @param whom the field of the form that names the team
     * @param why  the field for the manager's reason
     * @throws Refused naming the field, as for items
     */
    @Transactional
    public void tell(Replies.Answer answer, String team, Field whom, Field why, Purpose purpose, Person by) {
        managersOnly(by);
        var caseReference = answer.request().caseReference();
        var ruling = ruling(caseReference, team);
        refusal(caseReference, team, ruling, purpose).ifPresent(against -> {
            var refused = (lacksReason(ruling, purpose) ? why : whom).refused(against);
            log.notTold(answer, team, purpose, ruling, refused, by);
            throw refused;
        });
        var ofTheAnswer = items.of(caseReference).stream()
                .filter(item -> item.request().requestId().equals(answer.request().requestId())).toList();
        var asked = register.questions(caseReference);
        log.told(answer, team, purpose, ruling, ofTheAnswer.stream()
                .filter(item -> against(item, team, asked).isPresent()).count(), by);
    }

    /**
     * Tells somebody who is reached otherwise, before they are told: ruled by the gate, and entered for everybody of the case.
     *
     * @throws Refused naming the field
     */
    @Transactional
    void tell(String caseReference, ReachedOtherwise whom, String words, Field field, Purpose purpose, Person by) {
        managersOnly(by);
        var ruling = gate.of(caseReference).ruleAsDecided(RecipientKind.AGENCY);
        gateRefuses(ruling, purpose).ifPresent(against -> {
            var refused = field.refused(against);
            log.notTold(caseReference, whom.label(), words, purpose, ruling, refused, by);
            throw refused;
        });
        log.told(caseReference, whom.label(), words, purpose, ruling, by);
        cases.changed(caseReference, Change.PASSED_ON, by.id());
    }

    private static boolean lacksReason(Ruling ruling, Purpose purpose) {
        return ruling.needsReason() && purpose.said().isEmpty();
    }

    private void passOn(String caseReference, Collection<String> itemIds, String recipient, Field field, Purpose purpose,
            Person by) {
        var chosen = chosen(caseReference, itemIds, recipient, field);
        var asked = register.questions(caseReference);
        var ruling = ruling(caseReference, recipient);
        refusal(caseReference, recipient, ruling, purpose).ifPresent(why -> {
            throw heldBack(chosen, recipient, field, purpose, ruling, why, by);
        });
        for (var item : chosen) {
            against(item, recipient, asked).ifPresent(why -> {
                throw heldBack(List.of(item), recipient, field, purpose, ruling, why, by);
            });
            if (register.passedOn(caseReference).stream().noneMatch(one -> one.isAbout(item.itemId(), recipient))) {
                passOn(item, recipient, purpose, ruling, standingYes(item, recipient, asked), by);
            }
        }
    }

    private List<KnownItem> chosen(String caseReference, Collection<String> itemIds, String recipient, Field field) {
        if (!recipients.isKnown(recipient)) {
            throw field.refused("nothing that agencies said goes there.");
        }
        return itemIds.stream().distinct().map(itemId -> items.find(caseReference, itemId).orElseThrow(() ->
                field.refused("choose items of this case as they stand now; open this task again."))).toList();
    }

    /** The refusal undoes the click, and stays in the log of disclosures. */
    private Refused heldBack(List<KnownItem> chosen, String recipient, Field field, Purpose purpose, Ruling ruling, String why,
            Person by) {
        var refused = field.refused(why);
        log.heldBack(chosen, recipient, purpose, ruling, refused, by);
        return refused;
    }

    private void passOn(KnownItem item, String recipient, Purpose purpose, Ruling ruling, Optional<Question> yes,
            Person by) {
        var answered = yes.flatMap(Question::answered);
        register.passOn(item.request().caseReference(), item.request().requestId(), item.itemId(), recipient, purpose.words(),
                answered.map(Answered::answerId), by.id());
        log.passedOn(item, recipient, purpose, ruling, answered, by);
        yes.ifPresent(carrying::hasGone);
    }

    /** The sentence that stands against it; empty where it may go. */
    private Optional<String> against(KnownItem item, String recipient, List<Question> asked) {
        return switch (item.handling()) {
            case HUB_ONLY -> Optional.of("one of these is for the hub only, and never leaves it.");
            case ASK_US_FIRST -> standingYes(item, recipient, asked).isPresent() ? notYetTold(item, recipient)
                    : Optional.of("one of these may go to that recipient only after its agency has said yes, and it has"
                    + " not; ask it first.");
            case MAY_BE_SHARED -> notYetTold(item, recipient);
        };
    }

    private Optional<String> notYetTold(KnownItem item, String recipient) {
        if (isItsOwn(item, recipient)) {
            return Optional.of("an agency is not told its own answer.");
        }
        return recipients.agency(recipient).filter(agency -> requests.of(item.request().caseReference()).stream()
                        .noneMatch(request -> request.agency().equals(agency)
                                && request.state() == RequestState.ANSWERED))
                .map(agency -> "that agency is told nothing before its own answer is in.");
    }

    private boolean isItsOwn(KnownItem item, String recipient) {
        return recipients.agency(recipient).filter(item.request().agency()::equals).isPresent();
    }

    private static Optional<Question> standingYes(KnownItem item, String recipient, List<Question> asked) {
        return item.handling() != Handling.ASK_US_FIRST ? Optional.empty()
                : asked.stream().filter(question -> question.isAbout(item.itemId(), recipient))
                .reduce((older, newer) -> newer)
                .filter(question -> question.answered().filter(said -> said.answer() == Answer.YES).isPresent());
    }

    /** The lawful-basis gate says on which basis, and may still say no. */
    private Ruling ruling(String caseReference, String recipient) {
        return gate.of(caseReference).ruleAsDecided(recipients.agency(recipient).map(RecipientKind::ofAgency)
                .orElse(RecipientKind.AGENCY));
    }

    private Optional<String> refusal(String caseReference, String recipient, Ruling ruling, Purpose purpose) {
        return recipients.agency(recipient).filter(whomToAsk.of(caseReference).heldBack()::containsKey).isPresent()
                ? gateRefuses(ruling, Purpose.written("")).or(() -> Optional.of("a rule holds that agency back."))
                : gateRefuses(ruling, purpose).or(() -> isForNobodyAt(caseReference, recipient)
                ? Optional.of("its people must not see this case.") : Optional.empty());
    }

    /**
     * May nobody who reads there see the case? Where the agency's people must not, its named lead alone may; the lead is none of
     * a team.
     */
    boolean isForNobodyAt(String caseReference, String recipient) {
        return recipients.employer(recipient).filter(agency -> clearance.isForTheLeadAlone(caseReference, agency))
                .filter(agency -> recipients.agency(recipient).filter(recipients::hasLead).isEmpty()).isPresent();
    }

    /** The teams of whom nobody may see the case now. */
    public List<String> teamsThatMayNotSee(String caseReference) {
        return recipients.teams().stream().filter(team -> isForNobodyAt(caseReference, team)).toList();
    }

    /** To whom something was passed on, of whom nobody may see the case now. */
    List<String> recipientsThatMayNotSee(String caseReference) {
        return register.passedOn(caseReference).stream().map(PassedOn::recipient).distinct()
                .filter(recipient -> isForNobodyAt(caseReference, recipient)).toList();
    }

    private static Optional<String> gateRefuses(Ruling ruling, Purpose purpose) {
        if (ruling.may() == May.DO_NOT_SHARE || ruling.may() == May.TRY_CONSENT_FIRST) {
            return Optional.of(ruling.reason());
        }
        return lacksReason(ruling, purpose)
                ? Optional.of(ruling.reason() + " Write down why it goes all the same.") : Optional.empty();
    }

    /**
     * Asks the agency of each item whether it may go to that recipient.
     *
     * @throws Refused naming the field
     */
    @Transactional
    void ask(String caseReference, Collection<String> itemIds, String recipient, Field field, String purpose, Person by) {
        if (itemIds.isEmpty()) {
            return;
        }
        var asked = register.questions(caseReference);
        for (var itemId : itemIds.stream().distinct().toList()) {
            var item = items.find(caseReference, itemId).filter(one -> isToBeAsked(one, recipient, asked))
                    .orElseThrow(() -> field.refused("choose items whose agency wants to be asked, and has not been"
                            + " asked for this recipient yet."));
            var question = register.ask(caseReference, item.request().requestId(), itemId, recipient, purpose, by.id());
            carrying.ask(caseReference, question, item.request());
        }
        cases.changed(caseReference, Change.ORIGINATOR_ASKED, by.id());
    }

    /** For the agency that is asked: its own words, who would receive them and why. Empty words where they are gone. */
    public Asked asked(String questionId) {
        var question = question(questionId);
        var item = items.find(question.caseReference(), question.itemId());
        return new Asked(item.map(KnownItem::day).orElse(""), item.map(KnownItem::kind).orElse(""),
                item.map(KnownItem::words).orElse("Corrected or withdrawn since: nothing goes on"),
                recipients.label(question.recipient()), question.purpose(), question.answered().map(Answered::reason));
    }

    /** @param said why the agency answered as it did, where it has */
    public record Asked(String date, String kind, String what, String recipient, String purpose, Optional<String> said) {
    }

    /**
     * The agency says whether its item may go there.
     *
     * @throws Refused if the item is not there any more and the answer is yes, or it has gone
     */
    @Transactional
    public void answer(String questionId, Answer answer, String reason, Person by) {
        var question = question(questionId);
        var item = items.find(question.caseReference(), question.itemId());
        if (answer == Answer.YES && item.isEmpty()) {
            throw new Refused("answer", "May it go there: the item was corrected or withdrawn since; answer no.");
        }
        register.answer(questionId, answer, reason, by.id());
        if (answer != Answer.YES) {
            log.keptBack(question, requests.find(question.requestId()).map(request ->
                    recipients.label("agency-" + request.agency())).orElse(""), answer, by);
        }
        cases.changed(question.caseReference(), Change.ORIGINATOR_ANSWERED, by.id());
        carrying.isAnswered(question);
    }

    private Question question(String questionId) {
        return register.find(questionId).orElseThrow(() -> new Refused("There is no such question."));
    }

    /** Is a document among what this recipient may read? It lies on a page of its own. */
    public boolean hasDocument(String caseReference, String recipient) {
        return goneTo(caseReference, recipient).anyMatch(one -> items.find(caseReference, one.itemId())
                .flatMap(KnownItem::documentId).isPresent());
    }

    /**
     * What this recipient may read of what agencies said: {@code source, date, kind, what, why} of each item, and nothing
     * else; nothing once its people must not see the case. Another agency is not told whose it is.
     */
    public List<Map<String, Object>> readBy(String caseReference, String recipient) {
        return goneTo(caseReference, recipient).map(one -> row(one, items.find(caseReference, one.itemId()))).toList();
    }

    private Stream<PassedOn> goneTo(String caseReference, String recipient) {
        return isForNobodyAt(caseReference, recipient) ? Stream.empty()
                : register.passedOn(caseReference).stream().filter(one -> one.recipient().equals(recipient));
    }

    private Map<String, Object> row(PassedOn passed, Optional<KnownItem> item) {
        var row = new LinkedHashMap<String, Object>();
        row.put("source", recipients.agency(passed.recipient()).isPresent() ? "Another agency"
                : item.map(KnownItem::agencyName).orElse("An agency"));
        row.put("date", item.map(KnownItem::day).orElse(""));
        row.put("kind", item.map(KnownItem::kind).orElse(""));
        row.put("what", item.map(KnownItem::words)
                .orElse("Corrected or withdrawn by its agency since: ask the hub"));
        row.put("why", passed.purpose());
        return row;
    }

    /** For the unit manager: what was asked, and what became of it. */
    List<Map<String, Object>> questions(String caseReference) {
        return register.questions(caseReference).stream().map(question -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("item", items.find(caseReference, question.itemId()).map(KnownItem::label)
                    .orElse("Corrected or withdrawn since"));
            row.put("recipient", recipients.label(question.recipient()));
            row.put("answer", question.answered().map(said -> said.answer().label()
                    + (said.reason().isEmpty() ? "" : ": " + said.reason()))
                    .orElse("Not answered: it stays in the hub"));
            return (Map<String, Object>) row;
        }).toList();
    }

    /** For the unit manager: what has gone, to whom, when. */
    List<Map<String, Object>> passedOn(String caseReference) {
        return register.passedOn(caseReference).stream().map(one -> {
            var row = new LinkedHashMap<String, Object>();
            row.put("item", items.find(caseReference, one.itemId()).map(KnownItem::label)
                    .orElse("Corrected or withdrawn since"));
            row.put("recipient", recipients.label(one.recipient()));
            row.put("at", LondonTime.show(one.at()));
            return (Map<String, Object>) row;
        }).toList();
    }
}
