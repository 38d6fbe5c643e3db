package org.openmash.hub;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of one hub, from {@code hub/<name>.yaml}. A hub that lacks one of them does not start.
 *
 * @param name     as it stands on screens, for example "Wolverhampton MASH"
 * @param agencies whom the hub may ask; a new one is a new line here
 * @param levels   the council's levels of need
 */
@Validated
@ConfigurationProperties("mash.hub-settings")
public record HubSettings(@NotBlank String name, @NotBlank String council, @NotBlank String telephone,
                          @NotEmpty List<@Valid Agency> agencies,
                          @NotNull @Valid Levels levels) {

    /** @param code also the end of its group's id: {@code agency-<code>} */
    public record Agency(@NotBlank String code, @NotBlank String name) {

        public String group() {
            return "agency-" + code;
        }
    }

    /**
     * What the council calls its levels of need, and which of them a rating may have. West Midlands councils count the
     * fourth for both section 17 and section 47; London counts the third for section 17 and the fourth for section 47.
     *
     * @param names    level to name, for example "4" to "Specialist"
     * @param ofRating rating to the levels it may have, the usual one first. A level that a table names and that is
     *                 not among them becomes the usual one; without a line the table's own counts
     */
    public record Levels(@NotEmpty Map<String, String> names,
                         @NotNull Map<@Pattern(regexp = "RED|AMBER|GREEN|NONE") String, @NotEmpty List<String>> ofRating) {

        /** "3-4" as "3-4: Multiple needs or Acute needs"; a level without a name as it is. */
        public String named(String level) {
            var named = Stream.of(level.split("-")).map(names::get).filter(Objects::nonNull)
                    .collect(Collectors.joining(" or "));
            return named.isEmpty() ? level : level + ": " + named;
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
