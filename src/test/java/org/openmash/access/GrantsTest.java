package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

/** What the page of who needs to know what no longer says is granted to nobody from the next start on. */
@StoryTest
class GrantsTest {

    @Autowired
    AuthorizationService authorizations;
    @Autowired
    FilterService filters;
    @Autowired
    Accounts accounts;

    private void grant(String group, Resource resource, String id, Permission permission) {
        var grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.addPermission(permission);
        authorizations.saveAuthorization(grant);
    }

    private List<String> all() {
        return authorizations.createAuthorizationQuery().list().stream().map(one -> one.getGroupId() + " " + one.getUserId()
                + " " + one.getResourceType() + " " + one.getResourceId() + " "
                + Stream.of(one.getPermissions(Permissions.values())).sorted().toList()).sorted().toList();
    }

    @Test
    void what_was_granted_by_an_earlier_page_is_taken_away_and_everything_else_stays() {
        accounts.run(new DefaultApplicationArguments());
        var before = all();
        var red = filters.createFilterQuery().filterName("Red now").singleResult().getId();
        grant(Role.SCREENING_OFFICER.group(), Resources.PROCESS_DEFINITION, "informationGathering", Permissions.CREATE_INSTANCE);
        grant(Role.POLICY_LEAD.group(), Resources.FILTER, red, Permissions.READ);
        grant("agency-police", Resources.DECISION_DEFINITION, "*", Permissions.READ);
        grant("agency-that-left", Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        assertThat(all()).hasSize(before.size() + 4);

        accounts.run(new DefaultApplicationArguments());
        assertThat(all()).isEqualTo(before);
        assertThat(all()).anyMatch(one -> one.startsWith(Groups.CAMUNDA_ADMIN + " "))
                .anyMatch(one -> one.startsWith(Role.SCREENING_OFFICER.group() + " "));
    }
}
