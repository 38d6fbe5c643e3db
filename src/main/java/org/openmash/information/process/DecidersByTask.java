package org.openmash.information.process;

import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.openmash.access.Role;
import org.openmash.information.Deciders;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.Person;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads from the engine who has a task in which they decide. */
@Component
class DecidersByTask implements Deciders {

    /** The tasks in which a role decides, or joins in deciding. */
    private static final Map<Role, String[]> DECIDES_AT = Map.of(
            Role.LEAD_SOCIAL_CARE, new String[] {"UserTask_RateContact", "UserTask_GiveAdvice", "UserTask_WeighRefusal"},
            Role.POLICE_DECISION_MAKER, new String[] {"UserTask_BringPoliceInformation"});

    private final TaskService tasks;
    private final ActingAsHub hub;

    DecidersByTask(@Lazy TaskService tasks, ActingAsHub hub) {
        this.tasks = tasks;
        this.hub = hub;
    }

    @Override
    public boolean mayRead(String caseReference, Person person) {
        return person.isIn(Role.UNIT_MANAGER.group()) || DECIDES_AT.entrySet().stream()
                .anyMatch(role -> person.isIn(role.getKey().group()) && has(person, caseReference, role.getValue()));
    }

    private boolean has(Person person, String caseReference, String... elements) {
        return hub.call(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseReference)
                .taskAssignee(person.id()).taskDefinitionKeyIn(elements).count()) > 0;
    }
}
