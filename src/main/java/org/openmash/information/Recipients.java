package org.openmash.information;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.hub.HubSettings;
import org.openmash.hub.HubSettings.Agency;
import org.springframework.stereotype.Component;

/**
 * To whom an item of an agency can be passed on at all. Early help is none of them: it is told four fields, and never what
 * an agency said (domain, 3.3), though it may be asked as any agency. Nor are families, referrers and other councils: what the hub writes to them is its own.
 */
@Component
public class Recipients {

    /** Those who were present at the strategy discussion, by its minutes. */
    public static final String PRESENT = "present";

    private static final String POLICE = "police";
    private static final String POLICE_DECISION_MAKER = "police-decision-maker";

    private final HubSettings hub;
    private final Map<String, String> teams = new LinkedHashMap<>();

    Recipients(HubSettings hub) {
        this.hub = hub;
        teams.put("team-manager", "The social work team that takes over");
        teams.put("allocated-worker", "The child's own worker");
        teams.put(POLICE_DECISION_MAKER, "The police, who take over or decide with the hub");
        teams.put("adult-safeguarding-lead", "Adult safeguarding");
        teams.put("unit-manager", "The designated officer for allegations (LADO)");
    }

    /** Everybody who takes over, by their groups. */
    Set<String> teams() {
        return teams.keySet();
    }

    /** Whether this group takes over children or adults, and may be told what agencies said. */
    public boolean isTeam(String group) {
        return teams.containsKey(group);
    }

    boolean isKnown(String recipient) {
        return all().stream().anyMatch(one -> one.get("value").equals(recipient));
    }

    /** The code of the agency, where it is one. */
    Optional<String> agency(String recipient) {
        return Optional.of(recipient).filter(HubSettings::isOfAnAgency).map(HubSettings::codeOf)
                .filter(hub::hasAgency);
    }

    /** The code of the agency whose people read there: its own staff or, of the police, those who decide with the hub. */
    Optional<String> employer(String recipient) {
        return agency(recipient).or(() -> Optional.of(POLICE).filter(police -> recipient.equals(POLICE_DECISION_MAKER)));
    }

    boolean hasLead(String agency) {
        return hub.agency(agency).filter(Agency::hasLead).isPresent();
    }

    /** In the words of screens and of the log. */
    String label(String recipient) {
        return recipient.equals(PRESENT) ? "Those present at the strategy discussion"
                : agency(recipient).map(hub::agencyName).orElseGet(() -> teams.getOrDefault(recipient, recipient));
    }

    /** Who can read in the hub itself, as {@code value} and {@code label}. */
    List<Map<String, String>> readers() {
        var options = new ArrayList<Map<String, String>>();
        teams.forEach((group, label) -> options.add(Map.of("value", group, "label", label)));
        hub.agencies().stream().filter(Agency::toldReplies).forEach(agency -> options.add(Map.of("value", agency.group(), "label", agency.name())));
        return options;
    }

    /** Everybody for whom an agency can be asked. */
    List<Map<String, String>> all() {
        var options = new ArrayList<>(readers());
        options.add(Map.of("value", PRESENT, "label", label(PRESENT)));
        return options;
    }
}
