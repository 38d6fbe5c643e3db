package org.openmash.platform;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The accounts of the hub: their display names and groups. Independent of who is asking. */
@Component
public class Persons {

    private final IdentityService identity;
    private final ActingAsHub hub;

    Persons(@Lazy IdentityService identity, @Lazy ActingAsHub hub) {
        this.identity = identity;
        this.hub = hub;
    }

    public Person person(String id) {
        return hub.call(() -> new Person(id, identity.createGroupQuery().groupMember(id).list().stream()
                .map(Group::getId).collect(Collectors.toUnmodifiableSet())));
    }

    /** First and family name of the account, or its id if it has none. */
    public String displayName(String id) {
        if (id == null) {
            return "the hub";
        }
        var user = hub.call(() -> identity.createUserQuery().userId(id).singleResult());
        return user == null ? id : nameOf(user);
    }

    /** Accounts in a group, as {@code value} (id) and {@code label} (display name), for a form's options. */
    public List<Map<String, String>> optionsIn(String group) {
        return hub.call(() -> identity.createUserQuery().memberOfGroup(group).orderByUserLastName().asc().list())
                .stream().map(user -> Map.of("value", user.getId(), "label", nameOf(user))).toList();
    }

    public boolean exists(String id) {
        return id != null && hub.call(() -> identity.createUserQuery().userId(id).count()) == 1;
    }

    public boolean isIn(String id, Set<String> groups) {
        return person(id).groups().stream().anyMatch(groups::contains);
    }

    private static String nameOf(User user) {
        var name = ((user.getFirstName() == null ? "" : user.getFirstName()) + " "
                + (user.getLastName() == null ? "" : user.getLastName())).strip();
        return name.isEmpty() ? user.getId() : name;
    }
}
