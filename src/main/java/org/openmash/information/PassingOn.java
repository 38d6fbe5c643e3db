package org.openmash.information;

import static java.util.stream.Collectors.joining;
import static org.openmash.platform.ProcessVariables.RECIPIENT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.openmash.hub.ReachedOtherwise;
import org.openmash.platform.HalfDoneForms;
import org.openmash.platform.Pathways;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Cases;
import org.openmash.referral.ContactRevised;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One choice of a unit manager: who receives what now, and which agencies are asked first. */
@Service
public class PassingOn {

    private static final String PROCESS = "shareInformation";
    private static final Passing.Field WHAT_GOES = new Passing.Field("passedOn", "What goes now");
    private static final Passing.Field WHAT_IS_ASKED = new Passing.Field("askedAbout", "What agencies are asked about");

    private static final Passing.Field WHO_RECEIVES = new Passing.Field("recipient", "Who receives it");

    private final Passing passing;
    private final Recipients recipients;
    private final Requests requests;
    private final WhoAnswers agencies;
    private final Cases cases;
    private final HalfDoneForms halfDone;
    private final Pathways pathways;

    PassingOn(Passing passing, Recipients recipients, Requests requests, WhoAnswers agencies, Cases cases,
            HalfDoneForms halfDone, Pathways pathways) {
        this.halfDone = halfDone;
        this.pathways = pathways;
        this.cases = cases;
        this.requests = requests;
        this.agencies = agencies;
        this.passing = passing;
        this.recipients = recipients;
    }

    /**
     * For the form: {@code options} with {@code recipients}, and what {@code mayGo} and {@code mayBeAsked} for each of them;
     * {@code questions} and {@code gone} as tables; and as {@code warning} who may not read any more what has gone.
     */
    public Map<String, Object> choice(String caseReference) {
        var values = new LinkedHashMap<String, Object>();
        values.put("options", Map.of("recipients", Stream.concat(recipients.all().stream(),
                        ReachedOtherwise.toldByManagers().stream().map(one -> Map.of("value", one.code(), "label", one.label())))
                        .toList(),
                "mayGo", each(caseReference, passing::mayGoTo),
                "mayBeAsked", each(caseReference, passing::mayBeAskedFor)));
        values.put("questions", passing.questions(caseReference));
        values.put("gone", passing.passedOn(caseReference));
        values.put("warning", warning(passing.recipientsThatMayNotSee(caseReference)));
        return values;
    }

    private String warning(List<String> mayNotRead) {
        return mayNotRead.isEmpty() ? null : "Nobody may read any more what was passed on to: "
                + mayNotRead.stream().map(recipients::label).collect(joining("; ")) + ". What they had not read by"
                + " then stays unread: choose who receives it instead, or that nothing is passed on now.";
    }

    /**
     * Where nobody of a recipient may see the case any more, what they have not read comes back to the manager who passed it on,
     * and what was begun there goes. One task of a case in which that is chosen is enough.
     */
    @EventListener
    void on(ContactRevised revised) {
        var caseReference = revised.caseReference();
        passing.recipientsThatMayNotSee(caseReference).forEach(recipient -> {
            halfDone.forget(caseReference, "read-released", recipient);
            pathways.at(PROCESS, caseReference, RECIPIENT, recipient, "UserTask_ReadReleased").forEach(unread ->
                    pathways.tellInstance(unread, pathways.isAt(PROCESS, caseReference, "UserTask_ChooseWhatToShare")
                            ? "mash.managerLooks" : "mash.conflictLearned"));
        });
    }

    private List<Map<String, String>> each(String caseReference,
            BiFunction<String, String, List<Map<String, String>>> which) {
        return recipients.all().stream().map(one -> one.get("value")).flatMap(recipient -> which
                .apply(caseReference, recipient).stream().map(item -> Map.of("recipient", recipient, "value",
                        item.get("value"), "label", item.get("label")))).toList();
    }

    /** The group that reads for the recipient, if anybody may: of an agency whoever may see its own request. */
    public Optional<String> readers(String caseReference, String recipient) {
        return passing.isForNobodyAt(caseReference, recipient) ? Optional.empty()
                : Optional.of(readersOf(caseReference, recipient));
    }

    private String readersOf(String caseReference, String recipient) {
        return recipients.agency(recipient).flatMap(agency -> requests.of(caseReference).stream()
                .filter(request -> request.agency().equals(agency)).reduce((older, newer) -> newer))
                .map(agencies::group).orElse(recipient);
    }

    /**
     * Somebody who has nobody in the hub is told something, in words of a manager; what agencies said stays here.
     *
     * @return whether the recipient is one of those
     * @throws Refused naming the field
     */
    @Transactional
    public boolean tellElsewhere(String caseReference, String recipient, String told, String purpose, Person by) {
        checkOpen(caseReference);
        var elsewhere = ReachedOtherwise.of(recipient).filter(ReachedOtherwise.toldByManagers()::contains);
        elsewhere.ifPresent(whom -> {
            if (told == null || told.isBlank()) {
                throw new Refused("told", "What they are told: write down what they are told and asked, about whom and how.");
            }
            passing.tell(caseReference, whom, told, WHO_RECEIVES, Passing.Purpose.written(purpose), by);
        });
        return elsewhere.isPresent();
    }

    /**
     * @return whether something has gone that the recipient is to read in the hub
     * @throws Refused naming the field
     */
    @Transactional
    public boolean decide(String caseReference, String recipient, List<String> passedOn, List<String> askedAbout,
            String purpose, Person by) {
        checkOpen(caseReference);
        if (!recipients.isKnown(recipient)) {
            throw new Refused("recipient", "Who receives it: choose one of those that are offered.");
        }
        if (passedOn.isEmpty() && askedAbout.isEmpty()) {
            throw new Refused("passedOn", "What goes now: tick at least one item, here or below.");
        }
        if (recipient.equals(Recipients.PRESENT) && !passedOn.isEmpty()) {
            throw new Refused("passedOn", "What goes now: the minutes are written when the strategy record is finished;"
                    + " ask agencies here, and choose there.");
        }
        passing.passOn(caseReference, passedOn, List.of(recipient), WHAT_GOES, Passing.Purpose.written(purpose), by);
        passing.ask(caseReference, askedAbout, recipient, WHAT_IS_ASKED, purpose, by);
        return !passedOn.isEmpty();
    }

    /** Nobody could take back a yes any more: the agencies' tasks have ended. What is told of a late answer is told otherwise. */
    private void checkOpen(String caseReference) {
        if (cases.get(caseReference).isClosed()) {
            throw new Refused("nothing", "Nothing is passed on now: this case is closed meanwhile; choose \"Nothing is passed on"
                    + " now\".");
        }
    }
}
