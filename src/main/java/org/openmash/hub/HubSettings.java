package org.openmash.hub;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of one hub, from {@code hub/<name>.yaml}. A hub that lacks one of them does not start.
 *
 * @param name     as it stands on screens, for example "Wolverhampton MASH"
 * @param agencies whom the hub may ask; a new one is a new line here
 */
@Validated
@ConfigurationProperties("mash.hub-settings")
public record HubSettings(@NotBlank String name, @NotBlank String council, @NotBlank String telephone,
                          @NotEmpty List<@Valid Agency> agencies) {

    /** @param code also the end of its group's id: {@code agency-<code>} */
    public record Agency(@NotBlank String code, @NotBlank String name) {

        public String group() {
            return "agency-" + code;
        }
    }

    public String agencyName(String code) {
        return agencies.stream().filter(agency -> agency.code().equals(code)).map(Agency::name).findFirst()
                .orElse(code);
    }

    public boolean hasAgency(String code) {
        return agencies.stream().anyMatch(agency -> agency.code().equals(code));
    }

    /** The agencies as options of a form. */
    public List<Map<String, String>> agencyOptions() {
        return agencies.stream().map(agency -> Map.of("value", agency.code(), "label", agency.name())).toList();
    }
}
