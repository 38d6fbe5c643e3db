package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmash.access.FieldWords.WORD;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.openmash.referral.Category;
import org.openmash.referral.Channel;
import org.openmash.referral.Contact;
import org.openmash.referral.ContactKind;
import org.openmash.referral.Injury;
import org.openmash.referral.Severity;
import org.openmash.referral.YesNoUnknown;
import org.openmash.story.Canary;
import org.openmash.story.Contacts;
import org.openmash.story.Hub;

/** Cases that are walked through every form, with a word in each field in which a person writes freely. */
final class FilledForms {

    private static final String AT = "2026-01-05T10:00Z";

    private final Hub hub;
    private final int port;
    private final FieldWords words;
    private final Consumer<Hub.Story> told;

    FilledForms(Hub hub, int port, FieldWords words, Consumer<Hub.Story> told) {
        this.hub = hub;
        this.port = port;
        this.words = words;
        this.told = told;
    }

    void areSent() {
        closed();
        frontDoor();
        answeredAtOnce();
        asked();
        answered();
        passedOn();
        recalled();
        discussed();
        handedOver();
        early();
        danger();
        operated();
        limits();
    }

    // how a form is sent

    static Map<String, Object> form(Object... fieldsAndValues) {
        var form = new LinkedHashMap<String, Object>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            form.put(fieldsAndValues[i].toString(), fieldsAndValues[i + 1]);
        }
        return form;
    }

    private Hub.Story starts(String persona, String process, String form, Map<String, Object> fields) {
        var mash = hub.starts(persona, process, words.into(form, fields));
        told.accept(mash);
        return mash;
    }

    private Hub.Story receives(Contact contact) {
        var mash = hub.receives(contact);
        told.accept(mash);
        return mash;
    }

    private Hub.Story does(Hub.Story mash, String persona, String element, Object... fields) {
        return does(mash, persona, mash.task(element), fields);
    }

    private Hub.Story does(Hub.Story mash, String persona, Task task, Object... fields) {
        return mash.does(persona, task, words.into(task.getCamundaFormRef().getKey(), form(fields)));
    }

    private static Task of(Hub.Story mash, String element, String agency) {
        return mash.task(element, "agency-" + agency);
    }

    // contacts

    private static Contacts about(Category category) {
        return Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(category)
                .severity(Severity.SERIOUS));
    }

    private Hub.Story screened(Contact contact) {
        return screened(receives(contact));
    }

    private Hub.Story screened(Hub.Story mash) {
        return does(mash, "screening", "UserTask_ScreenContact", "kind", "CHILD_CONCERN", "subjects", List.of(form("subjectId",
                "child-1", "knownTo", "NONE", "livesInArea", "YES", "found", WORD)));
    }

    private Hub.Story rated(String rating) {
        return rated(screened(Contacts.amber()), rating);
    }

    private Hub.Story rated(Hub.Story mash, String rating) {
        return does(mash, "social-care-lead", "UserTask_RateContact", "ratings",
                List.of(form("subjectId", "child-1", "rating", rating, "reason", WORD)));
    }

    private Hub.Story asks(Hub.Story mash, String... agencies) {
        return does(mash, "unit-manager", "UserTask_ChooseAgencies", "agencies", List.of(agencies), "subjectIds",
                List.of("child-1"), "questions", WORD, "periodMonths", 12, "reason", WORD, "significantHarm", "YES",
                "significantHarmFacts", WORD, "sharingReason", WORD);
    }

    // the front door

    private void frontDoor() {
        call();
        completed("otherCouncil", WORD);
        var rated = rated(screened(completed()), "AMBER");
        asks(rated, "police", "health");
        var news = screened(receives(Contacts.amber()));
        starts("screening", "newInformation", "add-information", form("caseReference", news.caseReference(), "toldBy", WORD,
                "whatIsNew", WORD, "dangerNow", "true", "emergencyCalledBy", WORD, "emergencyCalledAt", AT,
                "emergencyLogNumber", WORD));
        news.jobsRun();
        var lowered = rated(screened(about(Category.PHYSICAL).made()), "RED");
        starts("screening", "newInformation", "add-information", form("caseReference", lowered.caseReference(), "toldBy", WORD,
                "whatIsNew", WORD, "category", "NEGLECT", "dangerNow", "false"));
        lowered.jobsRun();
        does(lowered, "unit-manager", "UserTask_ReviewRating", "decision", "CHANGED", "reason", WORD, "ratings",
                List.of(form("subjectId", "child-1", "rating", "AMBER")));
        does(lowered, "service-manager", "UserTask_ConfirmLowering", "decision", "LOWERED", "reason", WORD);
        starts("unit-manager", "reassignWork", "reassign-work", form("caseReference", screened(Contacts.amber()).caseReference(),
                "reason", WORD));
    }

    private Hub.Story call() {
        return starts("screening", "referralPathway", "take-contact", form("kind", "CHILD_CONCERN", "callerName", WORD,
                "callBackNumber", WORD, "callerRole", WORD, "givenName", WORD, "familyName", WORD, "description", WORD,
                "whatHappened", WORD, "dangerNow", "true", "emergencyCalledBy", WORD, "emergencyCalledAt", AT,
                "emergencyLogNumber", WORD, "whereNow", WORD, "withWhom", WORD, "goingHome", WORD, "whoElseAtHome", WORD));
    }

    private Hub.Story completed(Object... more) {
        var mash = starts("screening", "referralPathway", "take-contact", form("kind", "CHILD_CONCERN", "callerName",
                "x", "givenName", "x", "whatHappened", "x", "dangerNow", "false"));
        var form = form(more);
        form.putAll(form("kind", "CHILD_CONCERN",
                "referrer", form("name", WORD, "role", WORD, "organisation", WORD, "source", "2A", "phone", WORD,
                        "email", WORD + "@example.org", "relationship", WORD),
                "subjects", List.of(form("id", "child-1", "kind", "CHILD", "givenName", WORD, "familyName", WORD, "alsoKnownAs",
                        WORD, "ageMonths", 120, "language", WORD, "address", WORD, "postcode", "WV1 1AA", "school", WORD,
                        "gp", WORD, "description", WORD, "views", WORD, "livesInArea", "YES")),
                "whereNow", WORD, "withWhom", WORD, "goingHome", WORD,
                "household", List.of(form("name", WORD, "relation", WORD, "phone", WORD, "livesWithChild", true)),
                "concerns", List.of(form("category", "DOMESTIC_ABUSE", "narrative", WORD, "severity", "SERIOUS", "daScale", 3)),
                "consent", form("state", "GIVEN", "givenBy", WORD, "covers", WORD, "parentsAware", "YES", "safeToWrite", "YES"),
                "agenciesKnown", List.of(form("agency", "health", "worker", WORD, "phone", WORD))));
        return mash.does("screening", "UserTask_CompleteContact", words.into("complete-contact", form));
    }

    private void answeredAtOnce() {
        var rated = does(enquiry(), "screening", "UserTask_AnswerEnquiry", "hubMustRate", true, "whoItIs", WORD, "whyTheHub",
                WORD);
        assertThat(rated.waitsAt()).containsExactly("UserTask_RateContact");
        var told = does(enquiry(), "screening", "UserTask_AnswerEnquiry", "hubMustRate", false, "outcome",
                "SIGNPOST_UNIVERSAL", "answerGiven", WORD);
        does(told, "screening", "UserTask_TellReferrer", "toldWhom", WORD, "how", "TELEPHONE", "toldAt", AT, "whatWasSaid", WORD);

        does(elsewhere(), "screening", "UserTask_TransferToOtherCouncil", "council", WORD, "spokeTo", WORD, "spokenAt", AT,
                "result", "ACCEPTED_IN_WRITING", "acceptedBy", WORD, "acceptedAt", AT);
        does(elsewhere(), "screening", "UserTask_TransferToOtherCouncil", "council", WORD, "spokeTo", WORD, "spokenAt", AT,
                "result", "REFUSED", "whyRefused", WORD);

        does(adult(), "adult-safeguarding-lead", "UserTask_DecideAdultConcern", "hubMustRate", true, "whoItIs", WORD,
                "whyTheHub", WORD);
        does(adult(), "adult-safeguarding-lead", "UserTask_DecideAdultConcern", "hubMustRate", false, "childAtHome", "YES",
                "whichChild", WORD, "worryAboutChild", WORD, "adults", List.of(form("subjectId", "adult-1",
                        "needsCareAndSupport", "YES", "experiencingOrAtRisk", "YES", "unableToProtect", "YES", "selfNeglect", "NO",
                        "coercion", "NO", "adultsWishes", WORD, "capacityForThisDecision", "YES", "advocateNeeded", "NO",
                        "adultAgrees", "YES", "outcome", "ADULT_MASH", "reason", WORD)));
    }

    private Hub.Story enquiry() {
        return receives(Contacts.aContact().kind(ContactKind.GENERAL_ENQUIRY).made()).does("screening",
                "UserTask_ScreenContact", Map.of("kind", "GENERAL_ENQUIRY", "subjects", List.of()));
    }

    private Hub.Story elsewhere() {
        return does(receives(Contacts.amber()), "screening", "UserTask_ScreenContact", "kind", "CHILD_CONCERN",
                "otherCouncil", WORD, "subjects", List.of(form("subjectId", "child-1", "knownTo", "NONE", "livesInArea", "NO")));
    }

    private Hub.Story adult() {
        return receives(Contacts.aContact().kind(ContactKind.ADULT_AT_RISK).about(Contacts.adult("adult-1"))
                .with(Contacts.concern(Category.OTHER).severity(Severity.SERIOUS)).made())
                .does("screening", "UserTask_ScreenContact", Map.of("kind", "ADULT_AT_RISK", "subjects",
                        List.of(Map.of("subjectId", "adult-1", "knownTo", "NONE", "livesInArea", "YES"))));
    }

    // agencies

    private void asked() {
        does(rated("AMBER"), "unit-manager", "UserTask_ChooseAgencies", "agencies", List.of(), "noAgencyReason", WORD,
                "dutyConsidered", "NOTHING_TO_DISCLOSE");
        var first = rated(screened(Contacts.aContact().about(Contacts.child("child-1", 180)).with(Contacts.concern(
                Category.HBA_FM).severity(Severity.SERIOUS)).made()), "RED");
        does(first, "unit-manager", "UserTask_ChooseAgencies", "agencies", List.of("police", "housing"), "releaseHeldBack", WORD,
                "releasedEarly", true, "subjectIds", List.of("child-1"), "questions", "x", "periodMonths", 12, "reason", "x",
                "consentNow", "GIVEN", "consentFrom", WORD, "significantHarm", "NO", "sharingReason", WORD);
        var outside = rated(screened(about(Category.NEGLECT).neighbour().made()), "AMBER");
        does(outside, "unit-manager", "UserTask_ChooseAgencies", "agencies", List.of("police"), "subjectIds",
                List.of("child-1", "household-1"), "whyOutside", WORD, "questions", "x", "periodMonths", 12, "reason", "x",
                "significantHarm", "YES", "significantHarmFacts", "x", "consentNow", "NOT_SOUGHT", "whyNotSought", "DELAY");
    }

    private static Map<String, Object> knows() {
        return form("state", "KNOWN", "systemsSearched", WORD, "searchedAsOf", "2026-06-01", "people",
                List.of(form("subjectId", "child-1", "match", "CERTAIN", "matchedBy", WORD)), "facts",
                List.of(form("factDate", "2026-05-01", "fact", WORD, "kind", "FACT", "whyRelevant", WORD, "handling",
                        "HUB_ONLY")), "riskView", WORD, "strengths", WORD, "currentWorker", WORD);
    }

    private Hub.Story answers(Hub.Story mash, String agency, Map<String, Object> reply) {
        return mash.does(agency, of(mash, "UserTask_AnswerRequest", agency), words.into("answer-request", reply));
    }

    private void answered() {
        var mash = asks(rated("AMBER"), "police", "health", "education");
        answers(mash, "police", knows());
        answers(mash, "health", form("state", "DECLINED", "declinedBecause", "MORE_DETRIMENTAL", "declinedReason", WORD));
        answers(mash, "education", form("state", "UNABLE_TO_SEARCH", "unableReason", WORD));

        var corrected = answers(asks(rated("AMBER"), "police"), "police", knows());
        hub.starts("police", "correctReply", Map.of("caseReference", corrected.caseReference()));
        does(corrected, "police", "UserTask_CorrectAnswer", "checked", "CORRECTED", "reply", knows(), "whyCorrected", WORD);

        var recorded = records(asks(rated("AMBER"), "police"));
        assertThat(recorded.task("UserTask_CheckAnswer")).isNotNull();
        does(records(asks(rated("AMBER"), "police")), "police", "UserTask_CheckAnswer", "checked", "CORRECTED", "reply", knows(),
                "whyCorrected", WORD);
    }

    private Hub.Story records(Hub.Story mash) {
        hub.starts("screening", "recordReply", Map.of("caseReference", mash.caseReference()));
        mash.does("screening", "UserTask_ChooseRequest", Map.of("requestId", mash.view().requests().get(0).requestId()));
        return does(mash, "screening", "UserTask_RecordAnswer", "action", "RECORD", "source", "TELEPHONE", "saidBy", WORD,
                "saidByRole", WORD, "saidAt", ClockUtil.getCurrentTime().toInstant().toString(), "reply", knows());
    }

    /** What its agency lets go goes on, what asks first is asked about, and the documents go with the items. */
    private void passedOn() {
        var mash = asks(rated("AMBER"), "police", "health");
        attaches(mash, "HUB_ONLY", "Nachtigall", "Neuntoeter", "Ortolan", "Pirol");
        attaches(mash, "MAY_BE_SHARED", "Rohrdommel", "Rotkehlchen", "Rotmilan", "Saatkraehe");
        answers(mash, "police", form("state", "KNOWN", "systemsSearched", "x", "searchedAsOf", "2026-06-01", "people",
                List.of(form("subjectId", "child-1", "match", "CERTAIN", "matchedBy", "x")), "facts",
                List.of(fact("Schwalbe", "MAY_BE_SHARED"), fact("Sperling", "ASK_US_FIRST"), fact("Steinkauz", "ASK_US_FIRST"))));
        asksThePolice(mash, "Sperling", "team-manager");
        does(mash, "police", of(mash, "UserTask_AnswerOriginator", "police"), "answer", "YES", "reason", WORD);
        passesOn(mash, "team-manager", "Sperling", "Schwalbe", "Rohrdommel");
        answers(mash, "health", form("state", "NOT_KNOWN", "systemsSearched", "x", "searchedAsOf", "2026-06-01", "people",
                List.of(form("subjectId", "child-1", "match", "NOT_FOUND", "matchedBy", "x"))));
        passesOn(mash, "agency-health", "Schwalbe");
        opensSharing(mash);
        does(mash, "unit-manager", "UserTask_ChooseWhatToShare", "recipient", "other-council", "told", WORD, "purpose", WORD);
        asksThePolice(mash, "Steinkauz", "police-decision-maker");
        does(mash, "police", of(mash, "UserTask_AnswerOriginator", "police"), "answer", "YES", "reason", WORD);
        does(mash, "police", of(mash, "UserTask_TakeBackYes", "police"), "reason", WORD);
        asksThePolice(mash, "Steinkauz", "adult-safeguarding-lead");
    }

    private static Map<String, Object> fact(String word, String handling) {
        return form("factDate", "2026-05-01", "fact", Canary.REPLY + " " + word, "kind", "FACT", "whyRelevant", "x", "handling",
                handling);
    }

    private void attaches(Hub.Story mash, String handling, String title, String filename, String relevance, String content) {
        var fields = new HashMap<String, String>();
        form("task", of(mash, "UserTask_AnswerRequest", "police").getId(), "title", Canary.REPLY + " " + title, "date",
                "2026-05-01", "handling", handling, "relevance", Canary.REPLY + " " + relevance)
                .forEach((name, value) -> fields.put(name, value.toString()));
        assertThat(Caller.basic(port, "police").upload("/api/documents", fields, Canary.REPLY + " " + filename + ".txt",
                Canary.REPLY + " " + content).status()).isEqualTo(201);
    }

    /** It stands open by itself once an agency has answered. */
    private void opensSharing(Hub.Story mash) {
        if (!mash.waitsAt().contains("UserTask_ChooseWhatToShare")) {
            hub.starts("unit-manager", "shareInformation", Map.of("caseReference", mash.caseReference()));
        }
    }

    private void asksThePolice(Hub.Story mash, String item, String recipient) {
        opensSharing(mash);
        does(mash, "unit-manager", "UserTask_ChooseWhatToShare", "recipient", recipient, "passedOn", List.of(), "askedAbout",
                offered(mash, "mayBeAsked", recipient, item), "purpose", WORD);
    }

    private void passesOn(Hub.Story mash, String recipient, String... items) {
        opensSharing(mash);
        does(mash, "unit-manager", "UserTask_ChooseWhatToShare", "recipient", recipient, "passedOn",
                offered(mash, "mayGo", recipient, items), "askedAbout", List.of(), "purpose", WORD);
    }

    @SuppressWarnings("unchecked")
    private static List<String> offered(Hub.Story mash, String kind, String recipient, String... items) {
        var options = (Map<String, List<Map<String, String>>>) mash.opens("unit-manager", "UserTask_ChooseWhatToShare")
                .get("options");
        var found = options.get(kind).stream().filter(option -> option.get("recipient").equals(recipient))
                .filter(option -> List.of(items).stream().anyMatch(option.get("label")::contains))
                .map(option -> option.get("value")).toList();
        assertThat(found).hasSameSizeAs(items);
        return found;
    }

    private void recalled() {
        var mash = answers(asks(rated("AMBER"), "police"), "police", knows());
        hub.starts("unit-manager", "recallRequest", Map.of("caseReference", mash.caseReference()));
        does(mash, "unit-manager", "UserTask_RecallRequest", "requestId", mash.view().requests().get(0).requestId(), "what",
                "WRONG_PERSON", "people", List.of("child-1"), "why", WORD);
        does(mash, "police", "UserTask_ConfirmDeletion", "deletion", "KEPT", "words", WORD);
    }

    // discussions

    private static List<Map<String, Object>> present() {
        return List.of(form("name", WORD, "agency", WORD, "role", WORD));
    }

    private static List<Map<String, Object>> outcome(String outcome) {
        return List.of(form("subjectId", "child-1", "name", "x", "outcome", outcome, "reason", WORD));
    }

    private Hub.Story gone(String... agencies) {
        return does(asks(rated("AMBER"), agencies), "unit-manager", "UserTask_WaitForReplies", "whyGoOn", WORD);
    }

    private Hub.Story discusses(Hub.Story mash, String outcome) {
        return does(mash, "unit-manager", "UserTask_HoldMashDiscussion", "heldAt", AT, "present", present(), "worries", WORD,
                "whatWorks", WORD, "childsVoice", WORD, "missingInformation", WORD, "dissent", WORD, "ratingDecision", "STANDS",
                "outcomes", outcome(outcome), "openRequests", "KEEP_FOR_FUTURE_PLANS");
    }

    private Hub.Story strategy(Hub.Story mash) {
        return does(mash, "unit-manager", "UserTask_HoldStrategyDiscussion", "heldAt", AT, "chairName", WORD, "present", present(),
                "socialWorkerPresent", true, "policePresent", true, "healthPresent", false, "emergencyReason", WORD, "followUpAt",
                ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(2)).toString(), "reasonableCauseDecided", "YES",
                "reasonableCauseFacts", WORD, "jointOrSingle", "JOINT", "medicalNeeded", "YES", "policeCrimeNumber", WORD,
                "whoTellsFamily", WORD, "whenFamilyIsTold", WORD, "whatFamilyIsTold", WORD, "safetyPlanTonight", WORD,
                "otherChildren", WORD, "outcomes", outcome("STRATEGY_S47"), "openRequests", "KEEP_FOR_FUTURE_PLANS");
    }

    @SuppressWarnings("unchecked")
    private static List<String> inMinutes(Hub.Story mash) {
        var options = (Map<String, List<Map<String, String>>>) mash.opens("unit-manager", "UserTask_FinishStrategyRecord")
                .get("options");
        return options.get("inMinutes").stream().map(option -> option.get("value")).toList();
    }

    private static Contact red() {
        return Contacts.red();
    }

    private void discussed() {
        gone("police");
        var raised = gone("police");
        does(raised, "unit-manager", "UserTask_HoldMashDiscussion", "heldAt", AT, "present", present(), "worries", WORD,
                "missingInformation", WORD, "ratingDecision", "RAISED_TO_RED", "raisedSubjectIds", List.of("child-1"),
                "raisedReason", WORD);
        does(raised, "police-decision-maker", "UserTask_BringPoliceInformation", "attending", "YES", "whoAttends", WORD,
                "information", WORD, "handling", "HUB_ONLY");

        strategy(rated(screened(red()), "RED"));
        var finished = strategy(rated(screened(red()), "RED"));
        does(finished, "unit-manager", "UserTask_FinishStrategyRecord", "minutesSentAt", AT, "minutesSentTo", WORD,
                "missingFollowedUp", WORD);
        does(finished, "social-care-lead", "UserTask_WriteToFamily", "done", "HELD", "reason", WORD, "reviewedOn", "2026-06-20");
        does(finished, "team-manager", "UserTask_AcceptHandOver", "answer", "ACCEPTED", "takenBy", WORD, "whatHappensNext", WORD);

        var minuted = asks(rated(screened(red()), "RED"), "police");
        minuted.does("police", of(minuted, "UserTask_AnswerRequest", "police"), form("state", "KNOWN", "systemsSearched", "x",
                "searchedAsOf", "2026-06-01", "people", List.of(form("subjectId", "child-1", "match", "CERTAIN", "matchedBy", "x")),
                "facts", List.of(form("factDate", "2026-05-01", "fact", "x", "kind", "FACT", "whyRelevant", "x", "handling",
                        "MAY_BE_SHARED"))));
        strategy(minuted);
        does(minuted, "unit-manager", "UserTask_FinishStrategyRecord", "minutesSentAt", AT, "minutesSentTo", "x",
                "missingFollowedUp", "x", "inMinutes", inMinutes(minuted), "whyInMinutes", WORD);

        var decided = discusses(gone("police"), "FAMILY_HELP_S17_ASSESSMENT");
        answers(decided, "police", knows());
        var told = discusses(gone("police"), "FAMILY_HELP_S17_ASSESSMENT");
        answers(told, "police", knows());
        does(told, "unit-manager", "UserTask_ReviewReply", "follows", "TELL_TEAM", "team", "team-manager", "words", WORD,
                "reason", WORD);
        var read = discusses(gone("police"), "FAMILY_HELP_S17_ASSESSMENT");
        answers(read, "police", knows());
        does(read, "unit-manager", "UserTask_ReviewReply", "follows", "TELL_TEAM", "team", "team-manager", "words", WORD);
        does(read, "team-manager", "UserTask_ReadLateReply", "words", WORD);
    }

    // hand-overs

    private Hub.Story advised() {
        return does(rated(screened(Contacts.none()), "NONE"), "social-care-lead", "UserTask_GiveAdvice", "outcomes",
                List.of(form("subjectId", "child-1", "outcome", "EARLY_HELP", "reason", WORD)), "adviceGiven", WORD);
    }

    private Hub.Story agreed() {
        return does(advised(), "screening", "UserTask_AskFamily", "answer", "AGREED", "spokeTo", "x", "spokeAt", AT,
                "safeToContact", "YES");
    }

    private Hub.Story withTheWorker() {
        return receives(Contacts.amber()).does("screening", "UserTask_ScreenContact", Map.of("kind", "CHILD_CONCERN",
                "subjects", List.of(form("subjectId", "child-1", "knownTo", "SOCIAL_CARE", "workerId", "allocated-worker",
                        "workerAway", false, "livesInArea", "YES"))));
    }

    private void handedOver() {
        advised();
        var returned = does(agreed(), "early-help-lead", "UserTask_AcceptHandOver", "answer", "RETURNED", "reason", WORD);
        assertThat(returned.waitsAt()).contains("UserTask_DecideReturned");
        var sentAgain = does(agreed(), "early-help-lead", "UserTask_AcceptHandOver", "answer", "RETURNED", "reason", WORD);
        does(sentAgain, "unit-manager", "UserTask_DecideReturned", "decision", "SEND_TO", "receivingGroup",
                "lead-early-intervention", "reason", WORD);
        does(agreed(), "early-help-lead", "UserTask_AcceptHandOver", "answer", "ACCEPTED", "takenBy", WORD, "whatHappensNext",
                WORD);
        does(withTheWorker(), "allocated-worker", "UserTask_AnswerHandOver", "answer", "ACCEPTED", "acceptedInWriting", WORD);
        does(withTheWorker(), "allocated-worker", "UserTask_AnswerHandOver", "answer", "RETURNED", "reason", WORD);
        var letter = does(rated(screened(Contacts.none()), "NONE"), "social-care-lead", "UserTask_GiveAdvice", "outcomes",
                List.of(form("subjectId", "child-1", "outcome", "NFA_ADVICE", "reason", WORD)), "adviceGiven", WORD);
        does(letter, "social-care-lead", "UserTask_WriteToFamily", "done", "SENT", "toWhom", WORD, "sentAt",
                ClockUtil.getCurrentTime().toInstant().toString());
    }

    // early help

    private Hub.Story green(Contact.ConsentState consent, YesNoUnknown safeToWrite) {
        return rated(screened(Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(
                Category.ATTENDANCE).severity(Severity.LOW)).consent(consent, safeToWrite).made()), "GREEN");
    }

    private void early() {
        does(green(Contact.ConsentState.GIVEN, YesNoUnknown.YES), "early-help-lead", "UserTask_AcceptEarlyIntervention",
                "answer", "ACCEPT", "service", WORD, "worker", WORD, "firstContactOn", "2030-01-07");
        does(green(Contact.ConsentState.GIVEN, YesNoUnknown.YES), "early-help-lead", "UserTask_AcceptEarlyIntervention",
                "answer", "STEP_UP", "newInformation", WORD);
        does(green(Contact.ConsentState.GIVEN, YesNoUnknown.UNKNOWN), "social-care-lead", "UserTask_MakeFirstContact",
                "madeHow", WORD, "madeAt", AT, "safeWay", WORD, "stillAgreed", "YES");
        refused();
        does(green(Contact.ConsentState.NOT_SOUGHT, YesNoUnknown.UNKNOWN), "screening", "UserTask_AskFamily", "answer",
                "NOT_TO_BE_ASKED", "whyNotAsked", WORD);
        does(refused(), "social-care-lead", "UserTask_WeighRefusal", "riskChanged", "NO", "reason", WORD, "outcomes",
                List.of(form("subjectId", "child-1", "outcome", "NFA_ADVICE", "reason", WORD)));
    }

    private Hub.Story refused() {
        return does(green(Contact.ConsentState.NOT_SOUGHT, YesNoUnknown.UNKNOWN), "screening", "UserTask_AskFamily", "answer",
                "REFUSED", "spokeTo", WORD, "spokeAt", AT, "theirAccount", WORD, "childsWords", WORD);
    }

    private void danger() {
        var mash = receives(Contacts.aContact().about(Contacts.child("child-1", 36)).dangerNow().with(Contacts.concern(
                Category.PHYSICAL).injury(Injury.SERIOUS)).made());
        does(mash, "screening", "UserTask_RecordEmergencyCall", "calledBy", WORD, "calledAt", AT, "logNumber", WORD);
        does(mash, "unit-manager", "UserTask_AskSocialWorker", "whoWasAsked", WORD, "askedAt", AT, "phone", WORD);
        does(mash, "unit-manager", "UserTask_RecordAcceptance", "answer", "NOT_ACCEPTED", "answeredBy", WORD, "answeredAt", AT,
                "expectedArrival", WORD, "plan", WORD);
        does(mash, "unit-manager", "UserTask_AskSocialWorker", "whoWasAsked", WORD, "askedAt", AT, "phone", WORD);
    }

    private void operated() {
        for (int n = 0; n < 2; n++) {
            var mash = receives(Contacts.amber());
            starts("operator", "caseOperation", "ask-for-operation", form("kind", "SUSPEND", "processInstanceId",
                    mash.instance(), "reason", WORD));
            if (n == 0) {
                does(mash, "service-manager", "UserTask_AgreeToOperation", "decision", "NOT_AGREED", "reason", WORD);
            }
        }
    }

    // while the hub is closed

    private void closed() {
        var begun = ClockUtil.getCurrentTime();
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-06-05T08:00:00Z")));
        var mash = rated("AMBER");
        var friday = hub.today().timePasses(Duration.ofHours(6));
        var list = friday.task("UserTask_GoThroughClosingList");
        friday.does("unit-manager", list, words.into("go-through-closing-list", form("rows",
                rows(friday.opens("unit-manager", list)).stream().map(row -> answered(row, mash)).toList())));
        friday.timePasses(Duration.ofMinutes(90));
        does(mash.jobsRun(), "unit-manager", "UserTask_AcceptForDuty", "how", "BY_TELEPHONE", "acceptedBy", WORD, "acceptedAt",
                "2026-06-05T15:30:00Z", "does", "ACTS", "words", WORD);
        friday.timePasses(Duration.ofHours(64));
        does(mash.jobsRun(), "unit-manager", "UserTask_TakeBack", "doneOvernight", WORD, "follows", WORD);
        ClockUtil.setCurrentTime(begun);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> list) {
        return (List<Map<String, Object>>) list.get("rows");
    }

    private static Map<String, Object> answered(Map<String, Object> row, Hub.Story mash) {
        var reference = row.get("caseReference");
        if (Boolean.TRUE.equals(row.get("goesToDuty"))) {
            return form("caseReference", reference);
        }
        return reference.equals(mash.caseReference()) ? form("caseReference", reference, "choice", "HANDED_TO_DUTY", "words", WORD)
                : form("caseReference", reference, "choice", "SAFE_UNTIL_OPENING", "words", "x");
    }

    // limits

    private void limits() {
        var begun = ClockUtil.getCurrentTime();
        var chased = asks(rated("AMBER"), "police", "health");
        chased.timePasses(Duration.ofHours(6));
        does(chased, "unit-manager", "UserTask_ChaseReplies", "action", "CHASED", "words", WORD);
        ClockUtil.setCurrentTime(begun);

        var late = rated(screened(red()), "RED");
        late.timePasses(Duration.ofMinutes(190));
        does(late, "unit-manager", late.oneOf("UserTask_ActBeforeLimit"), "action", "ON_IT", "words", WORD);
        late.timePasses(Duration.ofMinutes(120));
        does(late, "service-manager", late.oneOf("UserTask_AnswerEscalation"), "action", "NOTED", "words", WORD);
        does(late, "unit-manager", late.oneOf("UserTask_ExplainBreach"), "cause", "STAFF", "doing", WORD, "alsoExplains",
                List.of());
        ClockUtil.setCurrentTime(begun);

        var confirmed = receives(Contacts.aContact().by(Channel.PHONE).about(Contacts.child("child-1", 120)).with(
                Contacts.concern(Category.ATTENDANCE).severity(Severity.LOW)).made());
        confirmed.timePasses(Duration.ofHours(36));
        does(confirmed, "screening", "UserTask_AskForConfirmation", "answer", "REMINDED", "words", WORD);

        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-06-13T10:00:00Z")));
        var atNight = receives(Contacts.amber());
        does(atNight, "unit-manager", "UserTask_AcceptForDuty", "how", "BY_TELEPHONE", "acceptedBy", WORD, "acceptedAt",
                "2026-06-13T10:00:00Z", "does", "ACTS", "words", WORD);
        ClockUtil.setCurrentTime(begun);
    }
}
