package org.openmash.deadline;

import static org.openmash.deadline.ClockKind.ACCEPTANCE;
import static org.openmash.deadline.ClockKind.ACKNOWLEDGEMENT;
import static org.openmash.deadline.ClockKind.AGENCY_REPLY;
import static org.openmash.deadline.ClockKind.DUTY_ACCEPTANCE;
import static org.openmash.deadline.ClockKind.FAMILY_LETTER;
import static org.openmash.deadline.ClockKind.FIRST_OUTCOME;
import static org.openmash.deadline.ClockKind.IMMEDIATE_RESPONSE;
import static org.openmash.deadline.ClockKind.REFERRER_DEADLINE;
import static org.openmash.deadline.ClockKind.RESPONSE;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.platform.FormTask;
import org.openmash.platform.ProcessVariables;
import org.openmash.platform.TaskDueDates;
import org.springframework.stereotype.Component;

/**
 * Which limit a task works towards, and so its dates: what one request, hand-over or limit asks for its own, everything
 * else the earliest that the case itself still owes. A task of a case that owes nothing more keeps the last that held. A
 * request for whose answer nobody waits any more stands behind all others.
 */
@Component
class LimitOfTask implements TaskDueDates {

    private static final Set<ClockKind> OF_THE_CASE = Set.of(RESPONSE, FIRST_OUTCOME, REFERRER_DEADLINE);
    private static final String ASKED = "UserTask_AnswerRequest";
    private static final Set<ClockKind> DANGER = Set.of(IMMEDIATE_RESPONSE);
    static final Map<String, Set<ClockKind>> BY_TASK = Map.ofEntries(
            Map.entry("UserTask_RecordEmergencyCall", DANGER), Map.entry("UserTask_AskSocialWorker", DANGER),
            Map.entry("UserTask_RecordAcceptance", DANGER),
            Map.entry(ASKED, Set.of(AGENCY_REPLY)),
            Map.entry("UserTask_RecordAnswer", Set.of(AGENCY_REPLY)),
            Map.entry("UserTask_AnswerHandOver", Set.of(ACCEPTANCE)),
            Map.entry("UserTask_AnswerForTeam", Set.of(ACCEPTANCE)),
            Map.entry("UserTask_AcceptHandOver", Set.of(ACCEPTANCE)),
            Map.entry("UserTask_TellReferrer", Set.of(ACKNOWLEDGEMENT, REFERRER_DEADLINE, FIRST_OUTCOME)),
            Map.entry("UserTask_WriteToFamily", Set.of(FAMILY_LETTER)),
            Map.entry("UserTask_AcceptForDuty", Set.of(DUTY_ACCEPTANCE)),
            Map.entry("UserTask_TakeBack", Set.of(ACCEPTANCE)));
    /** Asked when the limit, or the decision, is over: whoever is asked has a working day, as for every first answer. */
    static final Set<String> AFTERWARDS = Set.of("UserTask_ExplainBreach", "UserTask_AnswerEscalation",
            "UserTask_ReviewReply", "UserTask_ReadLateReply", "UserTask_CorrectAnswer", "UserTask_CheckAnswer",
            "UserTask_RecallRequest", "UserTask_ConfirmDeletion",
            "UserTask_ReviewOpening");

    private static final Duration BEHIND_ALL_OTHERS = Duration.ofDays(3650);

    private final LimitRegister register;
    private final SettleLimits settling;
    private final WorkingTime workingTime;
    private final Clock clock;

    LimitOfTask(LimitRegister register, SettleLimits settling, WorkingTime workingTime, Clock clock) {
        this.register = register;
        this.settling = settling;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    @Override
    public Dates of(FormTask task) {
        settling.ifPending(task.caseReference());
        var limits = register.of(task.caseReference());
        return keepsItsDates(task.element()) ? inAWorkingDay() : noLongerWaitedFor(limits, task)
                .map(limit -> new Dates(limit.nearAt().plus(BEHIND_ALL_OTHERS), limit.dueAt().plus(BEHIND_ALL_OTHERS)))
                .or(() -> governing(limits, task).map(limit -> new Dates(limit.nearAt(), limit.dueAt())))
                .orElseGet(this::inAWorkingDay);
    }

    private static Optional<Limit> noLongerWaitedFor(List<Limit> limits, FormTask task) {
        return task.code(ProcessVariables.REQUEST_ID).filter(request -> task.element().equals(ASKED))
                .flatMap(request -> limits.stream().filter(limit -> limit.about().equals(request))
                        .max(Comparator.comparing(Limit::round))).filter(limit -> !limit.isOpen());
    }

    @Override
    public boolean keepsItsDates(String element) {
        return AFTERWARDS.contains(element);
    }

    private Dates inAWorkingDay() {
        var due = workingTime.due(clock.instant(), "P1D", Basis.SAME_TIME_WORKING_DAYS);
        return new Dates(workingTime.minusWorkingHours(due, Duration.ofHours(2)), due);
    }

    private static Optional<Limit> governing(List<Limit> limits, FormTask task) {
        var own = task.code(ProcessVariables.LIMIT_ID);
        if (own.isPresent()) {
            return limits.stream().filter(limit -> limit.limitId().equals(own.get())).findFirst();
        }
        var about = task.code(ProcessVariables.REQUEST_ID).or(() -> task.code(ProcessVariables.HAND_OVER_ID));
        var kinds = BY_TASK.getOrDefault(task.element(), OF_THE_CASE);
        var ofItsKind = limits.stream().filter(limit -> kinds.contains(limit.clock())).filter(limit ->
                limit.about().isEmpty() || about.filter(limit.about()::equals).isPresent()
                        || limit.clock() == IMMEDIATE_RESPONSE).toList();
        return earliestOpen(ofItsKind).or(() -> earliestOpen(limits.stream()
                        .filter(limit -> OF_THE_CASE.contains(limit.clock())).toList()))
                .or(() -> ofItsKind.stream().max(Comparator.comparing(Limit::dueAt)));
    }

    private static Optional<Limit> earliestOpen(List<Limit> limits) {
        return limits.stream().filter(Limit::isOpen).min(Comparator.comparing(Limit::dueAt));
    }
}
