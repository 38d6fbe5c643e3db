package org.openmash.hub;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of one hub, from {@code hub/<name>.yaml}. A hub that lacks one of them does not start.
 *
 * @param name          as it stands on screens, for example "Wolverhampton MASH"
 * @param emergencyDuty who acts while the hub is closed
 * @param openingHours  of each day of the week on which the hub opens, in London's wall time
 * @param calendar      the days that differ from the week and from the bank holidays
 * @param agencies      whom the hub may ask; a new one is a new line here
 * @param levels        the council's levels of need
 */
@Validated
@ConfigurationProperties("mash.hub-settings")
public record HubSettings(@NotBlank String name, @NotBlank String council, @NotBlank String telephone,
                          @Valid @DefaultValue EmergencyDuty emergencyDuty,
                          @NotEmpty(message = "a hub that opens on no day of the week does not start")
                          Map<DayOfWeek, DayHours> openingHours,
                          @Valid @DefaultValue Calendar calendar,
                          @NotEmpty List<@Valid Agency> agencies,
                          @NotNull @Valid Levels levels) {

    /** Before an agency's code in the name of its group. */
    private static final String AGENCY = "agency-";

    /**
     * The emergency duty team.
     *
     * @param telephone what a person in need rings while the hub is closed. The source of the rule: a hub that cannot
     *                  say whom to ring at night must not take contacts
     */
    public record EmergencyDuty(@NotBlank String name,
                                @NotBlank(message = WITHOUT_A_NUMBER)
                                @Pattern(regexp = "\\s*|[+0-9][0-9 ()]{2,}.*", message = "is not a telephone number")
                                String telephone) {

        private static final String WITHOUT_A_NUMBER = "a hub without the number of its emergency duty team does not "
                + "start: set mash.hub-settings.emergency-duty.telephone";
    }

    /**
     * What the week and the bank holidays do not say.
     *
     * @param closedOn     further days on which the hub is closed: a one-off bank holiday, a day of the council's own
     * @param openOn       further days on which it works, whatever the week or a bank holiday says
     * @param checkedUntil the last day up to which somebody has compared the calendar with the government's list of
     *                     bank holidays; deadlines beyond it may be a day wrong, and an alarm says so in time
     */
    public record Calendar(List<LocalDate> closedOn, List<@Valid ExtraDay> openOn, @NotNull LocalDate checkedUntil) {

        public Calendar {
            closedOn = closedOn == null ? List.of() : List.copyOf(closedOn);
            openOn = openOn == null ? List.of() : List.copyOf(openOn);
        }

        @AssertTrue(message = "no day may stand both in closed-on and in open-on, or in open-on twice")
        boolean isOfOneMind() {
            var extra = openOn.stream().map(ExtraDay::date).filter(Objects::nonNull).toList();
            return Set.copyOf(extra).size() == extra.size() && extra.stream().noneMatch(closedOn::contains);
        }
    }

    /** A day on which the hub works that is no working day by itself. */
    public record ExtraDay(@NotNull LocalDate date, @NotNull DayHours hours) {
    }

    /**
     * A body that the hub may ask.
     *
     * @param code                also the end of its group's id: {@code agency-<code>}
     * @param openingHours        its own week; empty where it keeps the hub's
     * @param closedBetween       when it is closed for days together, for example school holidays
     * @param outOfHoursTelephone whom to ring there while it is closed; blank where there is none
     * @param lead                the agency's named lead, who is asked instead of its staff where one of them is suspected;
     *                            blank where there is none
     * @param toldReplies         whether a unit manager may pass on to it what other agencies said; not to early help, whatever
     *                            the hub calls it (domain, 3.3)
     * @param knowsNhsNumber      whether it finds people by their NHS number, so that a request to it carries it
     */
    public record Agency(@NotBlank String code, @NotBlank String name, Map<DayOfWeek, DayHours> openingHours,
                         List<DaySpan> closedBetween, String outOfHoursTelephone, String lead,
                         @DefaultValue("true") boolean toldReplies,
                         @DefaultValue("false") boolean knowsNhsNumber) {

        @ConstructorBinding
        public Agency {
            openingHours = openingHours == null ? Map.of() : Map.copyOf(openingHours);
            closedBetween = closedBetween == null ? List.of() : List.copyOf(closedBetween);
            outOfHoursTelephone = outOfHoursTelephone == null ? "" : outOfHoursTelephone.strip();
            lead = lead == null ? "" : lead.strip();
        }

        /** An agency that keeps the hub's hours and gives no number for the night. */
        public Agency(String code, String name) {
            this(code, name, Map.of(), List.of(), "", "", true, false);
        }

        public String group() {
            return AGENCY + code;
        }

        /** Whoever is the agency's named lead, and nobody else; meaningful only where there is one. */
        public String leadGroup() {
            return group() + "-lead";
        }

        public boolean hasLead() {
            return !lead.isEmpty();
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

    public Optional<Agency> agency(String code) {
        return agencies.stream().filter(agency -> agency.code().equals(code)).findFirst();
    }

    /** Whether a group is an agency's: its staff, or its named lead. */
    public static boolean isOfAnAgency(String group) {
        return group.startsWith(AGENCY);
    }

    /** The code of the agency whose staff this group is. */
    public static String codeOf(String group) {
        return group.substring(AGENCY.length());
    }

    public String agencyName(String code) {
        return agency(code).map(Agency::name).orElse(code);
    }

    public boolean hasAgency(String code) {
        return agency(code).isPresent();
    }

    /** The agencies as options of a form. */
    public List<Map<String, String>> agencyOptions() {
        return agencies.stream().map(agency -> Map.of("value", agency.code(), "label", agency.name())).toList();
    }
}
