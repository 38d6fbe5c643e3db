package org.openmash.access;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.springframework.stereotype.Service;

/** Everybody who works on cases: the hub's own roles and the agencies. */
@Service
public class Colleagues {

    /** @param teams in words, sorted */
    public record Colleague(String id, String name, List<String> teams) {
    }

    private final Persons persons;
    private final Grants grants;
    private final HubSettings settings;

    Colleagues(Persons persons, Grants grants, HubSettings settings) {
        this.persons = persons;
        this.grants = grants;
        this.settings = settings;
    }

    /** By name. */
    public List<Colleague> all() {
        var names = new TreeMap<String, String>();
        var teams = new TreeMap<String, TreeSet<String>>();
        grants.groupsInTasklist().forEach(group -> persons.optionsIn(group).forEach(account -> {
            names.put(account.get("value"), account.get("label"));
            teams.computeIfAbsent(account.get("value"), id -> new TreeSet<>()).add(team(group));
        }));
        return names.entrySet().stream().map((Map.Entry<String, String> account) -> new Colleague(account.getKey(),
                        account.getValue(), List.copyOf(teams.get(account.getKey()))))
                .sorted(Comparator.comparing(Colleague::name).thenComparing(Colleague::id)).toList();
    }

    /** Does this person work on cases? */
    boolean has(Person person) {
        return grants.groupsInTasklist().stream().anyMatch(person::isIn);
    }

    /** A group in the words of screens. */
    String team(String group) {
        return HubSettings.isOfAnAgency(group) ? settings.agencyName(HubSettings.codeOf(group))
                : Role.titleOf(group);
    }
}
