package org.openmash.platform;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * Every process variable there is: references, codes, yes/no and instants. Names, addresses, narrative and reasons
 * stay in the register. History keeps these variables and no others.
 */
public final class ProcessVariables {

    /** {@code MASH-2026-000123}; also the business key of every process instance. */
    public static final ProcessVariable<String> CASE_REFERENCE = text("caseReference");
    /** The account that took the contact, to whom its completion is assigned. */
    public static final ProcessVariable<String> RECEIVED_BY = text("receivedBy");
    public static final ProcessVariable<String> STARTED_BY = text("startedBy");
    public static final ProcessVariable<Boolean> CONTACT_COMPLETE = yesNo("contactComplete");
    public static final ProcessVariable<Boolean> DANGER_NOW = yesNo("dangerNow");
    public static final ProcessVariable<Boolean> EMERGENCY_CALL_RECORDED = yesNo("emergencyCallRecorded");
    public static final ProcessVariable<Boolean> ACCEPTED = yesNo("accepted");

    /** HUB, DIRECT or WORKERS: who acts on the contact. */
    public static final ProcessVariable<String> ROUTE = text("route");
    /** ENQUIRY, OTHER_COUNCIL or ADULT, where no child is rated. */
    public static final ProcessVariable<String> DIRECT_ROUTE = text("directRoute");
    public static final ProcessVariable<Boolean> ANSWERED = yesNo("answered");

    /** RED, AMBER, GREEN or NONE: the highest of what the tables propose. */
    public static final ProcessVariable<String> PROPOSED_RATING = text("proposedRating");
    /** RED, AMBER, GREEN or NONE: what stands for the case, the highest of its subjects. */
    public static final ProcessVariable<String> RATING = text("rating");
    /** Has a person rated every subject that is left for the hub? */
    public static final ProcessVariable<Boolean> RATED = yesNo("rated");
    public static final ProcessVariable<Boolean> OUTCOME_RECORDED = yesNo("outcomeRecorded");

    /** RATING, LOWERING_PROPOSED or CASE_CLOSED: what new information asks for. */
    public static final ProcessVariable<String> REVIEW_KIND = text("reviewKind");
    public static final ProcessVariable<Boolean> LOWERING_PROPOSED = yesNo("loweringProposed");
    public static final ProcessVariable<Boolean> RATING_CHANGED = yesNo("ratingChanged");
    public static final ProcessVariable<String> INFORMATION_ID = text("informationId");

    public static final ProcessVariable<String> SUBJECT_ID = text("subjectId");
    public static final ProcessVariable<String> HAND_OVER_ID = text("handOverId");
    @SuppressWarnings("rawtypes")
    public static final ProcessVariable<java.util.List> HAND_OVER_IDS = list("handOverIds");
    public static final ProcessVariable<String> WORKER_ID = text("workerId");
    public static final ProcessVariable<Boolean> WORKER_AWAY = yesNo("workerAway");
    public static final ProcessVariable<Boolean> HAND_OVER_ANSWERED = yesNo("handOverAnswered");
    public static final ProcessVariable<Boolean> HAND_OVER_ACCEPTED = yesNo("handOverAccepted");
    public static final ProcessVariable<Boolean> HAND_OVERS_OPEN = yesNo("handOversOpen");
    public static final ProcessVariable<String> RECEIVING_GROUP = text("receivingGroup");
    public static final ProcessVariable<Boolean> DECISION_REOPENED = yesNo("decisionReopened");
    public static final ProcessVariable<Boolean> WORKERS_ASKED = yesNo("workersAsked");
    /** ACCEPTED, RETURNED or OPEN: what the children's own workers have answered. */
    public static final ProcessVariable<String> WORKERS_ANSWER = text("workersAnswer");
    public static final ProcessVariable<Boolean> TELL_REFERRER = yesNo("tellReferrer");
    public static final ProcessVariable<Boolean> MINUTES_DUE = yesNo("minutesDue");

    /** Whether somebody has to ask the family before a hand-over comes to early help. */
    public static final ProcessVariable<Boolean> FAMILY_TO_BE_ASKED = yesNo("familyToBeAsked");
    /** AGREED, AGREED_UNSAFE, NOT_AGREED (also where nobody is to ask, or nothing may be passed on) or NOT_ASKED. */
    public static final ProcessVariable<String> FAMILY_ANSWER = text("familyAnswer");

    public static final ProcessVariable<String> REQUEST_ID = text("requestId");
    @SuppressWarnings("rawtypes")
    public static final ProcessVariable<java.util.List> REQUEST_IDS = list("requestIds");
    /** One choice of agencies, by which its requests hang together. */
    public static final ProcessVariable<String> SENDING_ID = text("sendingId");
    public static final ProcessVariable<Boolean> REPLIES_COMPLETE = yesNo("repliesComplete");
    /** Is there no answer that somebody was told after all? */
    public static final ProcessVariable<Boolean> NOTHING_TO_RECORD = yesNo("nothingToRecord");
    /** What a manager decided about an answer that no discussion waited for. */
    public static final ProcessVariable<String> REPLY_REVIEW_ID = text("replyReviewId");
    public static final ProcessVariable<Boolean> NOBODY_TO_TELL = yesNo("nobodyToTell");
    public static final ProcessVariable<String> AGENCY_GROUP = text("agencyGroup");
    /** Whether a request goes from whoever has a conflict of interest to the agency's named lead. */
    public static final ProcessVariable<Boolean> TO_THE_LEAD = yesNo("toTheLead");
    /** Whether the police are not to open a contact for its strategy discussion, but are asked by a request alone. */
    public static final ProcessVariable<Boolean> KEPT_FROM_POLICE = yesNo("keptFromPolice");
    /** What an agency is asked about passing on one of its items. */
    public static final ProcessVariable<String> QUESTION_ID = text("questionId");
    /** A code of {@code information.Recipients}: to whom something is passed on. */
    public static final ProcessVariable<String> RECIPIENT = text("recipient");
    public static final ProcessVariable<Boolean> MAY_GO = yesNo("mayGo");
    /** Has nothing gone that the recipient is to read? */
    public static final ProcessVariable<Boolean> ONLY_ASKED = yesNo("onlyAsked");
    public static final ProcessVariable<Boolean> NO_LONGER_ASKED = yesNo("noLongerAsked");
    public static final ProcessVariable<Boolean> ALL_REPLIED = yesNo("allReplied");

    /** An opening of a restricted record, to be reviewed. */
    public static final ProcessVariable<String> OPENING_ID = text("openingId");

    public static final ProcessVariable<String> LIMIT_ID = text("limitId");
    /** Which clock it is: a code such as RESPONSE. */
    public static final ProcessVariable<String> LIMIT_CLOCK = text("limitClock");
    /** RUNNING, NEAR, BREACHED, MET, WITHDRAWN or LAPSED. */
    public static final ProcessVariable<String> LIMIT_STATE = text("limitState");
    public static final ProcessVariable<java.util.Date> NEAR_AT = instant("nearAt");
    public static final ProcessVariable<java.util.Date> DUE_AT = instant("dueAt");
    public static final ProcessVariable<java.util.Date> ESCALATE_AT = instant("escalateAt");
    /** ACT, EXPLAIN, ESCALATION or CONFIRMATION: what somebody is asked about a limit. */
    public static final ProcessVariable<String> LIMIT_REVIEW = text("limitReview");
    public static final ProcessVariable<String> REVIEW_GROUP = text("reviewGroup");

    /** The day of the hub, such as 2026-11-25: the subject and business key of what belongs to no case. */
    public static final ProcessVariable<String> HUB_DAY = text("hubDay");
    public static final ProcessVariable<java.util.Date> CLOSING_LIST_AT = instant("closingListAt");
    public static final ProcessVariable<java.util.Date> CLOSES_AT = instant("closesAt");
    public static final ProcessVariable<java.util.Date> OPENS_AT = instant("opensAt");
    /** RED, UNSCREENED, ARRIVED_WHILE_CLOSED, …: why emergency duty is asked. */
    public static final ProcessVariable<String> DUTY_REASON = text("dutyReason");
    /** Emergency duty has the case already, or the hub is open. */
    public static final ProcessVariable<Boolean> NOTHING_TO_ACCEPT = yesNo("nothingToAccept");

    public static final ProcessVariable<String> OPERATION_ID = text("operationId");
    public static final ProcessVariable<Boolean> OPERATION_AGREED = yesNo("operationAgreed");
    public static final ProcessVariable<Boolean> OPERATION_CARRIED_OUT = yesNo("operationCarriedOut");

    private static final Set<String> NAMES = Arrays.stream(ProcessVariables.class.getFields()).map(ProcessVariables::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    private ProcessVariables() {
    }

    /** The names of all of them. */
    public static Set<String> names() {
        return NAMES;
    }

    /** Those of them that stand in a scope. The live content of a form, which stands there too, is not opened. */
    public static Map<String, Object> of(VariableMap scope) {
        var codes = new HashMap<String, Object>();
        scope.keySet().stream().filter(NAMES::contains).forEach(name -> codes.put(name, scope.get(name)));
        return codes;
    }

    private static String nameOf(java.lang.reflect.Field field) {
        try {
            return ((ProcessVariable<?>) field.get(null)).name();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    private static ProcessVariable<java.util.Date> instant(String name) {
        return new ProcessVariable<>(name, java.util.Date.class);
    }

    private static ProcessVariable<Boolean> yesNo(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    @SuppressWarnings("rawtypes")
    private static ProcessVariable<java.util.List> list(String name) {
        return new ProcessVariable<>(name, java.util.List.class);
    }
}
