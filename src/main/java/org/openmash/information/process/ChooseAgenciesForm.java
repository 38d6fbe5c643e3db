package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.REQUEST_IDS;

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
import org.openmash.deadline.AgencyHours;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.Limits;
import org.openmash.hub.HubSettings;
import org.openmash.information.Gathering;
import org.openmash.information.PeopleToSearch;
import org.openmash.information.Replies;
import org.openmash.information.Sending;
import org.openmash.information.WhomToAsk;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Contact;
import org.openmash.referral.Rating;
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
    private final Ratings ratings;
    private final Cases cases;
    private final HubSettings hub;
    private final Limits limits;
    private final AgencyHours agencyHours;
    private final Clock clock;

    ChooseAgenciesForm(Gathering gathering, WhomToAsk whomToAsk, PeopleToSearch people, Replies replies,
            Ratings ratings, Cases cases, HubSettings hub, Limits limits, AgencyHours agencyHours, Clock clock) {
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
    }

    record Fields(
            @Size(max = 50, message = "at most 50 agencies") List<String> agencies,
            @Size(max = 4000, message = "at most 4,000 characters") String noAgencyReason,
            @Size(max = 120, message = "at most 120 people") List<String> subjectIds,
            @Size(max = 4000, message = "at most 4,000 characters") String questions,
            @Min(value = 1, message = "between 1 and 600 months")
            @Max(value = 600, message = "between 1 and 600 months") Integer periodMonths,
            @Size(max = 4000, message = "at most 4,000 characters") String reason,
            @Size(max = 4000, message = "at most 4,000 characters") String releaseHeldBack) {
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
                Change.ROUTED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var caseReference = task.caseReference();
        var contact = cases.contact(caseReference);
        var values = TaskForm.values();
        values.put("caseReference", caseReference);
        values.put("rating", ratings.ofCase(caseReference).label());
        values.put("warning", warning(caseReference, contact));
        values.put("children", ratings.ofTheHub(caseReference).stream().map(one -> child(one, contact)).toList());
        values.put("advice", whomToAsk.advice(caseReference));
        values.put("hours", hours(limits.dueIfBegunNow(caseReference, ClockKind.AGENCY_REPLY)));
        values.put("earlierRequests",
                replies.answers(caseReference).stream().map(ChooseAgenciesForm::earlier).toList());
        values.put("options", Map.of("agencies", hub.agencyOptions(), "people", people.options(contact)));
        values.put("agencies", preselected(caseReference));
        values.put("subjectIds", contact.subjects().stream().map(Contact.Subject::id).toList());
        values.put("periodMonths", 24);
        return values;
    }

    /** Who cannot answer in their own hours if they are asked now (domain, 0a: schools have holidays). */
    private List<Map<String, String>> hours(Instant due) {
        return hub.agencies().stream().flatMap(agency -> agencyHours.notice(agency.code(), clock.instant(), due)
                .map(notice -> Map.of("notice", notice)).stream()).toList();
    }

    /** What the tables propose and nobody has asked yet; nothing while no request may leave. */
    private List<String> preselected(String caseReference) {
        if (!ratings.isRated(caseReference) || !ratings.ofCase(caseReference).atLeast(Rating.AMBER)) {
            return List.of();
        }
        var asked = replies.answers(caseReference).stream().map(answer -> answer.request().agency()).toList();
        return whomToAsk.proposed(caseReference).stream().filter(agency -> !asked.contains(agency)).toList();
    }

    private String warning(String caseReference, Contact contact) {
        if (!ratings.isRated(caseReference)) {
            return "The rating is provisional: until a person has rated the contact, no request leaves.";
        }
        var consent = contact.consent() != null && contact.consent().state() == Contact.ConsentState.GIVEN;
        return ratings.ofCase(caseReference).atLeast(Rating.AMBER) || consent ? null
                : "Below AMBER no agency is asked without the family's consent, and none is recorded.";
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
        var sending = new Sending(form.agencies(), form.noAgencyReason(), form.subjectIds(), form.questions(),
                form.periodMonths(), form.reason(), form.releaseHeldBack());
        var ids = gathering.choose(task.caseReference(), sending, person);
        return Codes.of(REQUEST_IDS, new ArrayList<>(ids));
    }
}
