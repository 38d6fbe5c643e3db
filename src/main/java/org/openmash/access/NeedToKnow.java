package org.openmash.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Person;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who needs to know what: {@code need-to-know.yaml}, to be read aloud by those who answer for it (domain, 5). The engine's
 * authorizations are made from it, and {@link DoorsShowNoMore} holds the access rules against it.
 *
 * @param things what there is to know or to do, by its name
 * @param begins the start forms, by process, and who finds them
 */
@Validated
@ConfigurationProperties("mash.need-to-know")
public record NeedToKnow(@NotEmpty Map<String, @Valid Thing> things, @NotEmpty Map<String, @NotEmpty List<String>> begins) {

    /** Why it was decided so, in the words of those who decided. */
    public static final String REASONS = "reasons";

    static final String EVERYBODY = "everybody";
    static final String AGENCIES = "agencies";

    /**
     * @param is          in words
     * @param onlyInForms no web address shows it but the forms of one's own tasks
     * @param shownTo     role, and how far
     */
    public record Thing(@NotBlank String is, boolean onlyInForms, @NotEmpty Map<String, @NotBlank String> shownTo) {
    }

    /** @throws IllegalArgumentException if the page knows no such thing */
    public Set<String> rolesThatSee(String thing) {
        var found = things.get(thing);
        if (found == null) {
            throw new IllegalArgumentException("need-to-know.yaml does not say who sees \"" + thing + "\".");
        }
        return found.shownTo().keySet();
    }

    /** @throws IllegalArgumentException if the page knows no such thing */
    public boolean isShown(String thing, Person person) {
        return person.groups().stream().anyMatch(group -> isShown(thing, group));
    }

    /** @param group of an account, an agency's included */
    public boolean isShown(String thing, String group) {
        var roles = rolesThatSee(thing);
        return roles.contains(EVERYBODY) || roles.contains(group)
                || HubSettings.isOfAnAgency(group) && roles.contains(AGENCIES);
    }
}
