package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.REQUEST_IDS;
import static org.openmash.platform.ProcessVariables.SENDING_ID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmash.access.Agreements;
import org.openmash.deadline.AgencyHours;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.Limits;
import org.openmash.hub.AgencyPrompts;
import org.openmash.hub.HubSettings;
import org.openmash.information.Clearance;
import org.openmash.information.DutyConsidered;
import org.openmash.information.Gathering;
import org.openmash.information.PeopleToSearch;
import org.openmash.information.ProposedAgencies;
import org.openmash.information.Replies;
import org.openmash.information.Requests;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.information.Requests.RequestState;
import org.openmash.information.Sending;
import org.openmash.information.WhomToAsk;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Contact;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Contact.WhyNotSought;
import org.openmash.referral.Rating;
import org.openmash.referral.Suspects;
import org.openmash.referral.YesNoUnknown;
import org.openmash.sharing.Consents;
import org.openmash.sharing.HarmDecisions;
import org.openmash.sharing.HarmDecisions.HarmDecision;
import org.openmash.sharing.SharingAnswers;
import org.openmash.sharing.SharingAnswers.AlsoApplies;
import org.openmash.sharing.StandingWishes;
import org.openmash.threshold.ContactSummary;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Ratings.SubjectRating;
import org.springframework.stereotype.Component;

/** The unit manager chooses whom to ask, for what, and says why that is proportionate. */
@Component
class ChooseAgenciesForm implements TaskForm<ChooseAgenciesForm.Fields> {

    private final Gathering gathering;
    private final WhomToAsk whomToAsk;
    private final PeopleToSearch people;
    private final Replies replies;
    private final Requests requests;
    private final Ratings ratings;
    private final Cases cases;
    private final HubSettings hub;
    private final Limits limits;
    private final AgencyHours agencyHours;
    private final Clock clock;
    private final Clearance clearance;
    private final HarmDecisions harm;
    private final StandingWishes wishes;
    private final Consents consents;
    private final Persons persons;
    private final Agreements agreements;
    private final ContactSummary summary;
    private final AgencyPrompts prompts;
    private final Suspects suspects;

    ChooseAgenciesForm(Gathering gathering, WhomToAsk whomToAsk, PeopleToSearch people, Replies replies,
            Requests requests, Ratings ratings, Cases cases, HubSettings hub, Limits limits, AgencyHours agencyHours, Clock clock,
            Clearance clearance, HarmDecisions harm, StandingWishes wishes, Consents consents, Persons persons,
            Agreements agreements, ContactSummary summary, AgencyPrompts prompts, Suspects suspects) {
        this.suspects = suspects;
        this.requests = requests;
        this.wishes = wishes;
        this.prompts = prompts;
        this.summary = summary;
        this.agreements = agreements;
        this.gathering = gathering;
        this.whomToAsk = whomToAsk;
        this.people = people;
        this.replies = replies;
        this.ratings = ratings;
        this.cases = cases;
        this.hub = hub;
        this.limits = limits;
        this.agencyHours = agencyHours;
        this.clock = clock;
        this.clearance = clearance;
        this.harm = harm;
        this.consents = consents;
        this.persons = persons;
    }

    record Fields(
            @Size(max = 50, message = "at most 50 agencies") List<String> agencies,
            @Size(max = 4000, message = "at most 4,000 characters") String noAgencyReason,
            @Size(max = 120, message = "at most 120 people")
            List<@Size(max = 20, message = "at most 20 characters") String> subjectIds,
            @Size(max = 4000, message = "at most 4,000 characters") String whyOutside,
            @Size(max = 4000, message = "at most 4,000 characters") String questions,
            @Min(value = 1, message = "between 1 and 600 months")
            @Max(value = 600, message = "between 1 and 600 months") Integer periodMonths,
            @Size(max = 4000, message = "at most 4,000 characters") String reason,
            @Size(max = 4000, message = "at most 4,000 characters") String releaseHeldBack,
            Boolean releasedEarly,
            DutyConsidered dutyConsidered,
            YesNoUnknown significantHarm,
            @Size(max = 4000, message = "at most 4,000 characters") String significantHarmFacts,
            ConsentState consentNow,
            WhyNotSought whyNotSought,
            @Size(max = 800, message = "at most 800 characters") String consentFrom,
            @Size(max = 4, message = "at most 4") List<AlsoApplies> alsoApplies,
            @Size(max = 4000, message = "at most 4,000 characters") String sharingReason,
            @Size(max = 50, message = "at most 50 agencies")
            List<@Size(max = 40, message = "at most 40 characters") String> suspectedAt) {

        SharingAnswers answers() {
            return new SharingAnswers(significantHarm, significantHarmFacts, consentNow, whyNotSought, consentFrom,
                    alsoApplies == null ? Set.of() : Set.copyOf(alsoApplies), sharingReason);
        }
    }

    @Override
    public String formRef() {
        return "choose-agencies";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.RATED.name(), Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(),
                Change.ROUTED.name(), Change.FAMILY_ASKED.name(), Change.SUSPECT_PLACED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var caseReference = task.caseReference();
        var contact = cases.contact(caseReference);
        var values = TaskForm.values();
        values.put("caseReference", caseReference);
        values.put("rating", ratings.ofCase(caseReference).label());
        values.put("warning", warning(caseReference));
        values.put("children", ratings.ofTheHub(caseReference).stream().map(one -> child(one, contact)).toList());
        values.put("newInformation", summary.newInformation(caseReference, person));
        var whom = whomToAsk.of(caseReference);
        values.put("advice", whom.advice());
        values.put("hours", hours(limits.dueIfBegunNow(caseReference, ClockKind.AGENCY_REPLY)));
        values.put("earlierRequests",
                replies.answers(caseReference).stream().map(ChooseAgenciesForm::earlier).toList());
        values.put("prompts", hub.agencies().stream().filter(agency -> !prompts.ofAgency(agency.code()).isEmpty())
                .map(agency -> Map.of("agency", agency.name(), "asked", String.join("; ", prompts.ofAgency(agency.code())))).toList());
        values.put("options", Map.of("agencies", hub.agencyOptions(), "people", people.options(contact)));
        values.put("outside", people.outside(contact));
        values.put("agencies", preselected(caseReference, whom));
        values.put("subjectIds", ratings.ofTheHub(caseReference).stream().map(SubjectRating::subjectId).toList());
        values.put("periodMonths", 24);
        values.put("firstHasAnswered", gathering.hasFirstAnswered(caseReference, whom));
        putGate(caseReference, values);
        return values;
    }

    /** What the gate knows already: an earlier decision and the newest consent stand in the fields, to be sent again. */
    private void putGate(String caseReference, Map<String, Object> values) {
        values.put("preview", clearance.preview(caseReference));
        values.put("conflicts", clearance.conflicts(caseReference));
        var decided = harm.standing(caseReference);
        values.put("harmDecided", decided.map(this::decided).map(List::of).orElse(List.of()));
        decided.ifPresent(standing -> {
            values.put("significantHarm", standing.suspected() ? YesNoUnknown.YES : YesNoUnknown.NO);
            values.put("significantHarmFacts", standing.facts());
        });
        values.put("wishesWere", wishes.of(caseReference));
        values.put("alsoApplies", wishes.of(caseReference));
        var consent = consents.now(caseReference);
        values.put("consentKnown", List.of(Map.of("state", words(consent.state()), "why",
                consent.whyNotSought().map(ChooseAgenciesForm::words).orElse(""), "source", consent.source())));
        values.put("consentWas", consent.state());
        values.put("consentNow", consent.state());
        values.put("refusedWhileOpen", consent.state() == ConsentState.REFUSED ? stillAsked(caseReference) : null);
        consent.whyNotSought().ifPresent(why -> {
            values.put("whyWas", why);
            values.put("whyNotSought", why);
        });
    }

    /** Whom the hub waits for, though the family has refused; null where it waits for nobody. */
    private String stillAsked(String caseReference) {
        var asked = replies.answers(caseReference).stream().filter(Replies.Answer::isMissing).map(Replies.Answer::agencyName)
                .distinct().toList();
        return asked.isEmpty() ? null : String.join(", ", asked);
    }

    private Map<String, String> decided(HarmDecision decision) {
        return Map.of("suspected", decision.suspected() ? "Yes" : "No", "by", persons.displayName(decision.decidedBy()),
                "at", LondonTime.show(decision.decidedAt()), "facts", decision.facts());
    }

    private static String words(ConsentState state) {
        return switch (state) {
            case GIVEN -> "Given";
            case REFUSED -> "Refused, or taken back";
            case NOT_SOUGHT -> "Not asked";
            case UNKNOWN -> "Not known";
        };
    }

    private static String words(WhyNotSought why) {
        return switch (why) {
            case RISK_OF_HARM -> "Asking could put somebody at risk of harm";
            case CRIME -> "Asking could prejudice finding out about a crime";
            case EVIDENCE_LOSS -> "Evidence could be lost";
            case DELAY -> "Asking would delay protection";
            case CANNOT_CONTACT -> "The family could not be reached";
            case LEGAL_DUTY -> "A law or an order requires it";
            case OTHER -> "Nothing stood in the way of asking";
        };
    }

    /** Who cannot answer in their own hours if they are asked now (domain, 0a: schools have holidays). */
    private List<Map<String, String>> hours(Instant due) {
        return hub.agencies().stream().flatMap(agency -> agencyHours.notice(agency.code(), clock.instant(), due)
                .map(notice -> Map.of("notice", notice)).stream()).toList();
    }

    /** What the tables propose and has not been asked about the right people, or no longer is; nothing while no request may leave. */
    private List<String> preselected(String caseReference, ProposedAgencies whom) {
        if (!ratings.isRated(caseReference) || !ratings.ofCase(caseReference).atLeast(Rating.AMBER)) {
            return List.of();
        }
        var asked = replies.answers(caseReference).stream().map(Replies.Answer::request)
                .filter(request -> request.state() != RequestState.RECALLED && request.state() != RequestState.WITHDRAWN)
                .map(AgencyRequest::agency).toList();
        var anew = requests.toAskAnew(caseReference).stream().map(AgencyRequest::agency).toList();
        return whom.proposed().stream().filter(agency -> !asked.contains(agency) || anew.contains(agency)).toList();
    }

    private String warning(String caseReference) {
        if (!ratings.isRated(caseReference)) {
            return "The rating is provisional: until a person has rated the contact, no request leaves.";
        }
        var consent = consents.now(caseReference).state() == ConsentState.GIVEN;
        var lapsed = String.join(" ", agreements.warnings(hub.agencies().stream().map(HubSettings.Agency::code).toList()));
        return ratings.ofCase(caseReference).atLeast(Rating.AMBER) || consent ? lapsed.isEmpty() ? null : lapsed
                : "Below AMBER no agency is asked without the family's consent, and none is recorded. " + lapsed;
    }

    private Map<String, Object> child(SubjectRating rating, Contact contact) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", rating.name());
        row.put("age", people.age(contact.subject(rating.subjectId())));
        row.put("rating", rating.standing().label());
        return row;
    }

    private static Map<String, Object> earlier(Replies.Answer answer) {
        var row = new LinkedHashMap<String, Object>();
        row.put("agency", answer.agencyName());
        row.put("sentAt", answer.request().sentAt().map(LondonTime::show).orElse("On its way"));
        row.put("state", answer.state());
        return row;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var sending = new Sending(form.agencies(), form.noAgencyReason(), form.subjectIds(), form.whyOutside(),
                form.questions(), form.periodMonths(), form.reason(), form.releaseHeldBack(),
                Boolean.TRUE.equals(form.releasedEarly()), form.dutyConsidered(), form.answers());
        suspects.workFor(task.caseReference(), form.suspectedAt(), person);
        var chosen = gathering.choose(task.caseReference(), sending, person);
        return Codes.of(REQUEST_IDS, new ArrayList<>(chosen.requestIds())).and(SENDING_ID, chosen.sendingId());
    }
}
