package org.openmash.information;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.hub.AgencyPrompts;
import org.openmash.hub.HubSettings;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.CaseChanged;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Rating;
import org.openmash.sharing.Consents;
import org.openmash.threshold.Ratings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking agencies: the unit manager chooses whom, each request goes out with the minimum, each reply is kept.
 * Wolverhampton: for RED and AMBER the social work unit manager chooses the agencies and triggers the request.
 */
@Service
public class Gathering {

    private static final String WHATEVER_IS_RELEVANT =
            "What does your agency know of these people in this period that is relevant to the child's safety?";

    private final RequestRegister register;
    private final Cases cases;
    private final CaseJournal journal;
    private final Ratings ratings;
    private final WhomToAsk whomToAsk;
    private final PeopleToSearch people;
    private final Clearance clearance;
    private final SharingLog log;
    private final Consents consents;
    private final HubSettings hub;
    private final ApplicationEventPublisher events;
    private final WhoAnswers agencies;
    private final AgencyPrompts prompts;

    Gathering(RequestRegister register, Cases cases, CaseJournal journal, Ratings ratings, WhomToAsk whomToAsk,
            PeopleToSearch people, Clearance clearance, SharingLog log, Consents consents, HubSettings hub,
            ApplicationEventPublisher events, WhoAnswers agencies, AgencyPrompts prompts) {
        this.prompts = prompts;
        this.register = register;
        this.cases = cases;
        this.journal = journal;
        this.ratings = ratings;
        this.whomToAsk = whomToAsk;
        this.people = people;
        this.clearance = clearance;
        this.log = log;
        this.consents = consents;
        this.hub = hub;
        this.events = events;
        this.agencies = agencies;
    }

    /**
     * Opens a choice of agencies, unless one is open or a request is still to be answered: a case whose rating changes
     * keeps its requests.
     *
     * @return whether a choice was opened, for which the process is to be started
     */
    @Transactional
    public boolean begin(String caseReference, String by) {
        journal.lock(caseReference);
        if (register.openChoice(caseReference).isPresent() || register.of(caseReference).stream()
                .anyMatch(request -> request.state().isOpen())) {
            return false;
        }
        register.begin(caseReference, by);
        return true;
    }

    /**
     * The unit manager opens a further sending by hand.
     *
     * @throws Refused for a case that does not exist or is closed, or where a choice is already waiting
     */
    @Transactional
    public void beginByHand(String caseReference, Person by) {
        if (cases.find(caseReference).isEmpty()) {
            throw new Refused("caseReference", "Case reference: there is no such case.");
        }
        journal.lock(caseReference);
        if (cases.get(caseReference).isClosed()) {
            throw new Refused("caseReference", "Case reference: this case is closed; record a new contact instead.");
        }
        if (register.openChoice(caseReference).isPresent()) {
            throw new Refused("caseReference", "Case reference: a choice of agencies already waits for this case; "
                    + "complete the task \"Choose agencies to ask\".");
        }
        register.begin(caseReference, by.id());
    }

    /**
     * Records whom the unit manager asks, for what and why, and makes the requests.
     *
     * @return the ids of the requests, none if nobody is asked, and what they have in common
     * @throws Refused naming the field
     */
    @Transactional
    public Chosen choose(String caseReference, Sending sending, Person by) {
        var gathering = register.openChoice(caseReference).orElseThrow(() ->
                new Refused("This choice of agencies has been made or is no longer needed. Nothing was saved."));
        var whom = whomToAsk.of(caseReference);
        check(caseReference, sending, whom, by);
        var ids = sending.agencies().isEmpty() ? askNobody(caseReference, sending, by)
                : ask(caseReference, gathering, sending, whom, by);
        register.chosen(gathering, new Choice(sending, whom.weighed()), by.id());
        cases.changed(caseReference, Change.AGENCIES_ASKED, by.id());
        return new Chosen(Long.toString(gathering), ids);
    }

    /** One sending, by its id, and its requests. */
    public record Chosen(String sendingId, List<String> requestIds) {
    }

    private List<String> ask(String caseReference, long gathering, Sending sending, ProposedAgencies whom, Person by) {
        var ids = new ArrayList<String>();
        clearance.clear(caseReference, sending, whom, by).forEach((agency, cleared) -> {
            var minimum = minimum(caseReference, agency, sending, cleared);
            var id = register.add(gathering, agency, minimum, by.id());
            log.asked(id, agency, minimum, cleared, sending, by);
            ids.add(id);
        });
        if (register.isChoiceKept(gathering)) {
            register.keep(gathering, by.id());
        }
        return ids;
    }

    private List<String> askNobody(String caseReference, Sending sending, Person by) {
        log.notShared(caseReference, sending, clearance.keepConsent(caseReference, sending.sharing(), by), by);
        return List.of();
    }

    private void check(String caseReference, Sending sending, ProposedAgencies whom, Person by) {
        if (sending.agencies().isEmpty()) {
            require(sending.noAgencyReason(), "noAgencyReason", "Why nobody is asked: say why no agency is asked.");
            if (sending.duty() == null || sending.duty() == DutyConsidered.SHARED) {
                throw new Refused("dutyConsidered", "A duty to disclose: nobody is asked; say that a duty was considered,"
                        + " and what follows.");
            }
            return;
        }
        if (!sending.agencies().stream().allMatch(hub::hasAgency)) {
            throw new Refused("agencies", "Agencies to ask: choose from the agencies of this hub.");
        }
        try {
            checkMayAskNow(caseReference, sending);
            checkRestrictions(caseReference, sending, whom);
        } catch (Refused refused) {
            log.refused(caseReference, sending.agencies(), refused, Optional.empty(), sending, by);
            throw refused;
        }
        require(sending.reason(), "reason", "Why asking is proportionate: say why these agencies, for this.");
        if (sending.subjectIds().isEmpty()) {
            throw new Refused("subjectIds", "People to search for: tick at least one person.");
        }
    }

    /** Nothing leaves on a provisional rating, and on GREEN or NONE nobody is asked without consent (domain, 0a). */
    private void checkMayAskNow(String caseReference, Sending sending) {
        if (!ratings.isRated(caseReference)) {
            throw new Refused("agencies", "Agencies to ask: nobody has rated this contact yet, and no request leaves on"
                    + " a provisional rating.");
        }
        if (!ratings.ofCase(caseReference).atLeast(Rating.AMBER) && !hasConsent(caseReference, sending)) {
            throw new Refused("agencies",
                    "Agencies to ask: below AMBER no agency is asked without the family's consent,"
                    + " and none is recorded. Choose none and say why, or raise the rating first.");
        }
    }

    /** The newest counts: what the family said after the contact, or says to the manager now. */
    private boolean hasConsent(String caseReference, Sending sending) {
        return Objects.requireNonNullElseGet(sending.sharing().consentNow(),
                () -> consents.now(caseReference).state()) == ConsentState.GIVEN;
    }

    private void checkRestrictions(String caseReference, Sending sending, ProposedAgencies whom) {
        var heldBack = whom.heldBack();
        var chosen = sending.agencies().stream().filter(heldBack::containsKey).map(hub::agencyName).toList();
        if (!chosen.isEmpty() && isBlank(sending.releaseHeldBack())) {
            throw new Refused("releaseHeldBack", "Agencies to ask: a rule holds back " + String.join(", ", chosen)
                    + ". Ask the others first, or say under \"Why a held-back agency is released\" why you ask now.");
        }
        if (!chosen.isEmpty() && !hasFirstAnswered(caseReference, whom) && !sending.releasedEarly()) {
            throw new Refused("releasedEarly", "Released before the first has answered: none of those asked first has"
                    + " answered yet. Wait for the answer, or say that you release it before.");
        }
    }

    /** Has one of those whom the rule lets ask first said what it knows, asked since the others are held back by that rule? */
    public boolean hasFirstAnswered(String caseReference, ProposedAgencies whom) {
        var first = whom.proposed();
        return register.of(caseReference).stream().filter(request -> first.contains(request.agency()))
                .filter(request -> request.reply().filter(Requests.ReplyState::hasSearched).isPresent())
                .anyMatch(request -> whom.heldBackAlreadyIn(register.weighed(request.sendingId())));
    }

    private Minimum minimum(String caseReference, String agency, Sending sending, Clearance.Cleared cleared) {
        var contact = cases.contact(caseReference);
        return new Minimum(caseReference, people.minimum(contact, sending.subjectIds(), findsByNhsNumber(agency)),
                people.concerns(contact, sending.subjectIds()),
                asked(agency, sending.questions()), sending.periodMonths(),
                ratings.ofCase(caseReference).name(), cleared.lead().orElse(null), cleared.ruling().basis(),
                cleared.ruling().tellFamily().label(), sending.subjectIds());
    }

    private boolean findsByNhsNumber(String agency) {
        return hub.agency(agency).filter(HubSettings.Agency::knowsNhsNumber).isPresent();
    }

    /** What every request to the agency asks, and then what the manager asks. */
    private String asked(String agency, String questions) {
        var fixed = prompts.ofAgency(agency).stream();
        var asked = Stream.concat(fixed, Stream.ofNullable(questions).map(String::strip).filter(own -> !own.isEmpty()))
                .collect(Collectors.joining("\n"));
        return asked.isEmpty() ? WHATEVER_IS_RELEVANT : asked;
    }

    /** @return the group that answers for the agency */
    @Transactional
    public String send(String requestId, String processInstanceId) {
        var request = register.find(requestId).orElseThrow(() -> new IllegalStateException("No such request"));
        register.sent(requestId, processInstanceId);
        events.publishEvent(new CaseChanged(request.caseReference(), Optional.empty()));
        return agencies.group(request);
    }

    private static void require(String text, String field, String sentence) {
        if (isBlank(text)) {
            throw new Refused(field, sentence);
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
