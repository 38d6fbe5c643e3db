package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.DECISION_REOPENED;
import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.openmash.access.Role;
import org.openmash.outcome.HandOver;
import org.openmash.outcome.HandOvers;
import org.openmash.outcome.OnScreen;
import org.openmash.outcome.OutcomeCode;
import org.openmash.outcome.Outcomes;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/** A team has returned what was handed over: the unit manager asks another team, or opens the decision again. */
@Component
class DecideReturnedForm implements TaskForm<DecideReturnedForm.Fields> {

    private final HandOvers handOvers;
    private final Outcomes outcomes;
    private final Ratings ratings;
    private final OnScreen screen;
    private final HandOverRows rows;

    DecideReturnedForm(HandOvers handOvers, Outcomes outcomes, Ratings ratings, OnScreen screen, HandOverRows rows) {
        this.handOvers = handOvers;
        this.outcomes = outcomes;
        this.ratings = ratings;
        this.screen = screen;
        this.rows = rows;
    }

    enum Choice { SEND_TO, REOPEN }

    record Fields(@NotNull(message = "choose what follows") Choice decision,
                  @Size(max = 60, message = "at most 60 characters") String receivingGroup,
                  @NotBlank(message = "give the reason")
                  @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    @Override
    public String formRef() {
        return "decide-returned";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(HAND_OVER_ID);
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.INFORMATION_ADDED.name(), Change.RATED.name(), Change.OUTCOME_RECORDED.name(),
                Change.OUTCOME_REOPENED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var handOver = handOver(task);
        var form = TaskForm.values();
        form.put("caseReference", task.caseReference());
        form.put("people", screen.people(task, person, handOver.subjects()));
        form.put("decisions", screen.decisions(task.caseReference(), handOver.subjects()));
        form.put("newInformation", screen.newInformation(task.caseReference(), person));
        form.put("earlier", rows.answers(handOver));
        form.put("teamOptions", teams(handOver).map(role -> Map.of("value", role.group(), "label", role.title()))
                .toList());
        return form;
    }

    private HandOver handOver(FormTask task) {
        return handOvers.get(task.code(HAND_OVER_ID).orElseThrow());
    }

    /** Early help goes to early help: another kind of service is another decision. */
    private static Stream<Role> teams(HandOver handOver) {
        return handOver.outcome().filter(OutcomeCode.EARLY_HELP::equals).isPresent()
                ? Stream.of(Role.LEAD_EARLY_INTERVENTION)
                : List.of(Role.TEAM_MANAGER, Role.ALLOCATED_WORKER, Role.UNIT_MANAGER, Role.POLICE_DECISION_MAKER,
                        Role.ADULT_SAFEGUARDING_LEAD, Role.SCREENING_OFFICER).stream();
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var handOver = handOver(task);
        if (form.decision() == Choice.REOPEN) {
            ratings.stepBackUp(task.caseReference(), form.reason(), person);
            outcomes.reopen(task.caseReference(), handOver.subjects(), form.reason(), person);
            return Codes.of(DECISION_REOPENED, true);
        }
        if (teams(handOver).noneMatch(role -> role.group().equals(form.receivingGroup()))) {
            throw new Refused("receivingGroup", "Team: choose the team that is asked.");
        }
        handOvers.sendTo(handOver.handOverId(), form.receivingGroup(), form.reason(), person);
        return Codes.of(DECISION_REOPENED, false);
    }
}
