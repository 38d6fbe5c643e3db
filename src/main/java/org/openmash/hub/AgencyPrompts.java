package org.openmash.hub;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an agency is asked every time, beside the unit manager's own questions: {@code agency-prompts.yaml}, or the hub's own
 * file (domain, 4.3).
 *
 * @param of agency code to the lines that its staff read
 */
@Validated
@ConfigurationProperties("mash.agency-prompts")
public record AgencyPrompts(@DefaultValue Map<String, List<@NotBlank @Size(max = 300) String>> of) {

    /** In the order in which they are asked; none for an agency without lines. */
    public List<String> ofAgency(String code) {
        return of.getOrDefault(code, List.of());
    }
}
