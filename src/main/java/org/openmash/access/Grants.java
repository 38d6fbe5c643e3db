package org.openmash.access;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.openmash.hub.HubSettings;
import org.openmash.platform.ActingAsHub;
import org.springframework.stereotype.Component;

/**
 * The hub's groups and their authorizations in the engine, made new at each start from the matrix of who needs to know
 * what.
 */
@Component
class Grants {

    /** The diagrams in which agencies have tasks. */
    private static final List<String> OF_AGENCIES = List.of("agencyRequest", "checkReply", "recallRequest",
            "originatorAsked", "shareInformation");

    private static final List<Resource> MADE_HERE = List.of(Resources.APPLICATION, Resources.GROUP, Resources.FILTER,
            Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE, Resources.DECISION_DEFINITION,
            Resources.DECISION_REQUIREMENTS_DEFINITION, Resources.DEPLOYMENT);

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final ActingAsHub hub;
    private final HubSettings settings;
    private final NeedToKnow matrix;
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    Grants(IdentityService identity, AuthorizationService authorizations, ActingAsHub hub, HubSettings settings,
            NeedToKnow matrix) {
        this.matrix = matrix;
        this.identity = identity;
        this.authorizations = authorizations;
        this.hub = hub;
        this.settings = settings;
    }

    void makeAll() {
        hub.run(() -> {
            Arrays.stream(Role.values()).forEach(role -> group(role.group(), role.title()));
            settings.agencies().forEach(agency -> group(agency.group(), agency.name()));
            settings.agencies().stream().filter(HubSettings.Agency::hasLead)
                    .forEach(agency -> group(agency.leadGroup(), agency.name() + ": " + agency.lead()));
            groupsInTasklist().forEach(group -> grant(group, Resources.APPLICATION, "tasklist", ACCESS));
            matrix.rolesThatSee("own-tasks").stream().filter(role -> !role.equals(NeedToKnow.AGENCIES))
                    .forEach(this::mayReadNames);
            groupsOfAgencies().forEach(group ->
                    OF_AGENCIES.forEach(process -> grant(group, Resources.PROCESS_DEFINITION, process, READ)));
            matrix.begins().forEach((process, roles) -> roles.stream().flatMap(this::groupsOf)
                    .forEach(group -> mayStart(group, process)));
            groups("course").forEach(this::mayReadCourse);
            groups("tables").forEach(this::mayPublishTables);
        });
    }

    /** The groups of those who see this, every agency's where agencies do. */
    private List<String> groups(String thing) {
        return matrix.rolesThatSee(thing).stream().flatMap(this::groupsOf).toList();
    }

    private Stream<String> groupsOf(String role) {
        return role.equals(NeedToKnow.AGENCIES) ? groupsOfAgencies().stream() : Stream.of(role);
    }

    List<String> groupsInTasklist() {
        return groups("own-tasks");
    }

    /** Each agency's staff, and its named lead where it has one. */
    List<String> groupsOfAgencies() {
        return settings.agencies().stream().flatMap(agency -> agency.hasLead()
                ? Stream.of(agency.group(), agency.leadGroup()) : Stream.of(agency.group())).toList();
    }

    /** The names of teams and diagrams, which Tasklist would otherwise show as ids or leave empty. */
    private void mayReadNames(String group) {
        grant(group, Resources.GROUP, "*", READ);
        grant(group, Resources.PROCESS_DEFINITION, "*", READ);
    }

    private void mayStart(String group, String process) {
        grant(group, Resources.PROCESS_DEFINITION, process, READ, CREATE_INSTANCE);
        grant(group, Resources.PROCESS_INSTANCE, "*", CREATE);
    }

    /** Cockpit without content: diagrams, counts, codes, incidents. */
    private void mayReadCourse(String group) {
        grant(group, Resources.APPLICATION, "cockpit", ACCESS);
        var permissions = new ArrayList<Permission>(List.of(READ, ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY));
        if (matrix.isShown("codes", group)) {
            permissions.add(ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE);
        }
        if (matrix.isShown("failed-work", group)) {
            permissions.add(ProcessDefinitionPermissions.RETRY_JOB);
        }
        grant(group, Resources.PROCESS_DEFINITION, "*", permissions.toArray(Permission[]::new));
        var ofTables = matrix.isShown("asked-tables", group) ? new Permission[] {READ, READ_HISTORY} : new Permission[] {READ};
        grant(group, Resources.DECISION_DEFINITION, "*", ofTables);
        grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, "*", READ);
        grant(group, Resources.DEPLOYMENT, "*", READ);
    }

    /** What may be deployed is for the publish checks to say. */
    private void mayPublishTables(String group) {
        grant(group, Resources.APPLICATION, "cockpit", ACCESS);
        grant(group, Resources.DECISION_DEFINITION, "*", READ);
        grant(group, Resources.DECISION_REQUIREMENTS_DEFINITION, "*", READ);
        grant(group, Resources.DEPLOYMENT, "*", CREATE, READ);
    }

    /**
     * Takes away from the hub's groups what they were granted and was not made since this was last called: a page that shows
     * less takes effect with a start. What administrators of accounts have is the engine's own.
     */
    void takeAwayTheRest() {
        hub.run(() -> MADE_HERE.stream().flatMap(resource -> authorizations.createAuthorizationQuery().resourceType(resource)
                        .authorizationType(Authorization.AUTH_TYPE_GRANT).list().stream())
                .filter(grant -> isMadeHere(grant) && !made.contains(grant.getId()))
                .forEach(grant -> authorizations.deleteAuthorization(grant.getId())));
        made.clear();
    }

    /** That a group may read itself is granted by the engine, once. */
    private static boolean isMadeHere(Authorization grant) {
        var group = grant.getGroupId();
        return group != null && !group.equals(Role.ADMINISTRATOR.group()) && !group.equals(grant.getResourceId())
                && (Role.isHubGroup(group) || HubSettings.isOfAnAgency(group));
    }

    private void group(String id, String name) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            var group = identity.newGroup(id);
            group.setName(name);
            group.setType("WORKFLOW");
            identity.saveGroup(group);
        }
    }

    /** One authorization for each group and resource; the permissions are those that stand here, no more and no less. */
    void grant(String group, Resource resource, String id, Permission... permissions) {
        var found = authorizations.createAuthorizationQuery().groupIdIn(group).resourceType(resource).resourceId(id)
                .authorizationType(Authorization.AUTH_TYPE_GRANT).singleResult();
        var grant = found != null ? found : authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        if (found == null) {
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
        }
        grant.setPermissions(permissions);
        made.add(authorizations.saveAuthorization(grant).getId());
    }
}
