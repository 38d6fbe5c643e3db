package org.openmash.referral;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was told to the hub. Only what harm makes necessary is required: a child whose name nobody knows can be recorded
 * by a description. The fields follow the multi-agency referral forms of West Midlands councils.
 *
 * @param receivedAt when it reached the front door (call start, mail arrival); null means now, and never the future
 * @param dangerNow  is anyone in danger now?
 * @param feedbackNeededBy the referrer's own deadline, for example before school ends
 */
public record Contact(
        @NotNull(message = "say what kind of contact this is") ContactKind kind,
        @NotNull(message = "say how the contact arrived") Channel channel,
        @PastOrPresent(message = "must not be in the future") Instant receivedAt,
        @NotNull(message = "say who tells the hub (or that the caller stays anonymous)") @Valid Referrer referrer,
        @NotNull(message = "say whether anyone is in danger now") Boolean dangerNow,
        @Valid EmergencyCall emergencyCall,
        @Size(max = 70, message = "at most 70 people in one contact") List<@NotNull @Valid Subject> subjects,
        @Size(max = 40, message = "at most 40 people in the household") List<@NotNull @Valid HouseholdMember> household,
        @Size(max = 150, message = "at most 150 concerns in one contact") List<@NotNull @Valid Concern> concerns,
        @Valid Consent consent,
        @Size(max = 20, message = "at most 20 agencies") List<@NotNull @Valid AgencyKnown> agenciesKnown,
        @Size(max = 500, message = "at most 500 characters") String whereNow,
        @Size(max = 500, message = "at most 500 characters") String withWhom,
        @Size(max = 200, message = "at most 200 characters") String goingHome,
        @Size(max = 200, message = "at most 200 characters") String otherCouncil,
        Instant feedbackNeededBy) {

    /** How ids of the household begin. */
    public static final String HOUSEHOLD = "household-";

    /** What a screen shows of somebody of the household, beside the contact about others; for the log of disclosures. */
    public static final String PART_OF_HOUSEHOLD = "Name, relation and part in the contact";

    public Contact {
        subjects = listOf(subjects);
        household = listOf(household);
        concerns = listOf(concerns);
        agenciesKnown = listOf(agenciesKnown);
    }

    private static <T> List<T> listOf(List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    @JsonIgnore
    @AssertTrue(message = "name or describe at least one person, unless this is a general enquiry")
    public boolean isAboutSomebody() {
        return kind == null || kind == ContactKind.GENERAL_ENQUIRY || !subjects.isEmpty();
    }

    @JsonIgnore
    @AssertTrue(message = "each person needs an id of their own, and each concern names one of them (or none)")
    public boolean isReferringToItsOwnSubjects() {
        var ids = subjects.stream().map(Subject::id).filter(Objects::nonNull).toList();
        return ids.size() == Set.copyOf(ids).size() && concerns.stream().map(Concern::subjectId)
                .filter(Objects::nonNull).allMatch(ids::contains);
    }

    /** The concerns about one subject; a concern that names nobody is about everybody. */
    public List<Concern> concernsAbout(String subjectId) {
        return concerns.stream().filter(c -> c.subjectId() == null || c.subjectId().equals(subjectId)).toList();
    }

    public Subject subject(String subjectId) {
        return subjects.stream().filter(s -> s.id().equals(subjectId)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such subject on this contact"));
    }

    /** The ids by which everybody on it is asked about: its subjects', and {@code household-1} for the first of the household. */
    public List<String> personIds() {
        return Stream.concat(subjects.stream().map(Subject::id),
                IntStream.rangeClosed(1, household.size()).mapToObj(n -> HOUSEHOLD + n)).toList();
    }

    /** Of these, those of the household whose name is known. */
    public List<String> namedHouseholdIds() {
        return IntStream.range(0, household.size()).filter(n -> household.get(n).isNamed())
                .mapToObj(n -> HOUSEHOLD + (n + 1)).toList();
    }

    /** Gives every subject without an id the next free one: {@code child-1}, {@code child-2}, … */
    public Contact withSubjectIds() {
        var taken = new java.util.HashSet<>(subjects.stream().map(Subject::id).filter(Objects::nonNull).toList());
        var numbered = subjects.stream().map(subject -> {
            if (subject.id() != null) {
                return subject;
            }
            var id = Stream.iterate(1, n -> n + 1).map(n -> "child-" + n).filter(taken::add).findFirst().orElseThrow();
            return subject.withId(id);
        }).toList();
        return new Contact(kind, channel, receivedAt, referrer, dangerNow, emergencyCall, numbered, household, concerns,
                consent, agenciesKnown, whereNow, withWhom, goingHome, otherCouncil, feedbackNeededBy);
    }

    /** The contact with what screening found: its kind, the other council, and who lives in the area. */
    public Contact screenedAs(ContactKind screenedKind, String council,
            java.util.function.Function<String, YesNoUnknown> livesInArea) {
        var found = subjects.stream().map(subject -> subject.livingInArea(livesInArea.apply(subject.id()))).toList();
        return new Contact(screenedKind, channel, receivedAt, referrer, dangerNow, emergencyCall, found, household,
                concerns, consent, agenciesKnown, whereNow, withWhom, goingHome, council, feedbackNeededBy);
    }

    public Contact withConcerns(List<Concern> all) {
        return new Contact(kind, channel, receivedAt, referrer, dangerNow, emergencyCall, subjects, household, all,
                consent, agenciesKnown, whereNow, withWhom, goingHome, otherCouncil, feedbackNeededBy);
    }

    /** Codes of the agencies for which somebody suspected works or volunteers. */
    public Set<String> suspectsWorkFor() {
        return household.stream().filter(HouseholdMember::suspectedPerpetrator).map(HouseholdMember::worksFor)
                .filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** The same contact, and somebody suspected, of whom no more is said, works or volunteers for that agency. */
    public Contact withSuspectAt(String agency) {
        var suspect = new HouseholdMember(null, "Suspected, known since", null, YesNoUnknown.UNKNOWN, false, null,
                YesNoUnknown.UNKNOWN, true, agency);
        return new Contact(kind, channel, receivedAt, referrer, dangerNow, emergencyCall, subjects,
                Stream.concat(household.stream(), Stream.of(suspect)).toList(), concerns, consent, agenciesKnown, whereNow,
                withWhom, goingHome, otherCouncil, feedbackNeededBy);
    }

    /**
     * A new contact about the same people, with what has become known since. Of this one nobody has said yes or no yet; what was
     * refused may have been agreed to since.
     */
    public Contact againWith(List<Concern> news, Referrer told, boolean danger, EmergencyCall call, Instant instant) {
        return new Contact(kind, channel, instant, told, danger, call, subjects, household, news,
                consent == null ? null : consent.withoutAnswer(), agenciesKnown, null, null, null, otherCouncil, null);
    }

    /** The same contact, which turns out to be about a child whom nobody had named; a person looks at what was told. */
    public Contact alsoAboutChild(String whoItIs, String whatIsTold) {
        var taken = subjects.stream().map(Subject::id).toList();
        var id = Stream.iterate(1, n -> n + 1).map(n -> "child-" + n).filter(free -> !taken.contains(free)).findFirst()
                .orElseThrow();
        var child = new Subject(id, SubjectKind.CHILD, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, false, YesNoUnknown.UNKNOWN, null, null, whoItIs, null, null, null);
        var concern = new Concern(id, Category.UNKNOWN, null, null, null, null, null, null, null, null, null,
                whatIsTold);
        return new Contact(ContactKind.CHILD_CONCERN, channel, receivedAt, referrer, dangerNow, emergencyCall,
                Stream.concat(subjects.stream(), Stream.of(child)).toList(), household,
                Stream.concat(concerns.stream(), Stream.of(concern)).toList(), consent, agenciesKnown, whereNow,
                withWhom, goingHome, otherCouncil, feedbackNeededBy);
    }

    /** A new contact about a child who lives with these adults; told now, by whoever told of the adults. */
    public Contact aboutChildAtHome(String whoItIs, String worry) {
        var child = new Subject("child-1", SubjectKind.CHILD, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, subjects.stream().anyMatch(Subject::addressConfidential),
                YesNoUnknown.UNKNOWN, null, null, whoItIs, null, null, null);
        var adults = subjects.stream().map(adult -> new HouseholdMember(adult.displayName(), "Adult at risk",
                adult.dateOfBirth(), YesNoUnknown.UNKNOWN, true, null, YesNoUnknown.UNKNOWN, false, null));
        return new Contact(ContactKind.CHILD_CONCERN, channel, null, referrer, false, null, List.of(child),
                Stream.concat(adults, household.stream()).limit(40).toList(), List.of(new Concern("child-1",
                        Category.UNKNOWN, null, null, null, null, null, null, null, null, null, worry)), null,
                List.of(), whereNow, withWhom, null, null, null);
    }

    public Contact receivedAt(Instant instant) {
        return new Contact(kind, channel, instant, referrer, dangerNow, emergencyCall, subjects, household, concerns,
                consent, agenciesKnown, whereNow, withWhom, goingHome, otherCouncil, feedbackNeededBy);
    }

    /** Who tells the hub. */
    public record Referrer(
            @Size(max = 200, message = "at most 200 characters") String name,
            @Size(max = 200, message = "at most 200 characters") String role,
            @Size(max = 200, message = "at most 200 characters") String organisation,
            ReferrerSource source,
            @Size(max = 40, message = "at most 40 characters") String phone,
            @Email(message = "is not an e-mail address") @Size(max = 200, message = "at most 200 characters") String email,
            @Size(max = 200, message = "at most 200 characters") String relationship,
            boolean anonymous) {

        /** What the hub has learned by itself; nobody is told what comes of it. */
        public static final Referrer THE_HUB = named("The hub itself", ReferrerSource.S5A);

        /** Of whom nothing but the name is known. */
        public static Referrer named(String name) {
            return named(name, ReferrerSource.S10);
        }

        private static Referrer named(String name, ReferrerSource source) {
            return new Referrer(name, null, null, source, null, null, null, false);
        }

        @JsonIgnore
        @AssertTrue(message = "give the caller's name, or say that the caller stays anonymous")
        public boolean isNamedOrAnonymous() {
            return anonymous || isGiven(name);
        }

        /** Can the hub tell them anything? */
        public boolean canBeReached() {
            return !equals(THE_HUB) && (!anonymous || isGiven(phone) || isGiven(email));
        }

        /** Do they confirm in writing what they told by telephone? */
        public boolean confirmsInWriting() {
            return !equals(THE_HUB) && source != null && source.isProfessional();
        }

        private static boolean isGiven(String text) {
            return text != null && !text.isBlank();
        }
    }

    /** 999 was called. Times have an offset. */
    public record EmergencyCall(
            @Size(max = 200, message = "at most 200 characters") String calledBy,
            @PastOrPresent(message = "must not be in the future") Instant calledAt,
            @Size(max = 60, message = "at most 60 characters") String logNumber) {

        @JsonIgnore
        public boolean isRecorded() {
            return calledBy != null && calledAt != null;
        }
    }

    /** A child, an unborn child or an adult at risk. */
    public record Subject(
            @Size(max = 20, message = "at most 20 characters")
            @Pattern(regexp = "[a-z0-9-]+", message = "lower-case letters, digits and hyphens only") String id,
            SubjectKind kind,
            @Size(max = 100, message = "at most 100 characters") String givenName,
            @Size(max = 100, message = "at most 100 characters") String familyName,
            @Size(max = 200, message = "at most 200 characters") String alsoKnownAs,
            @PastOrPresent(message = "must not be in the future") LocalDate dateOfBirth,
            LocalDate expectedDate,
            @Min(value = 0, message = "must not be negative")
            @Max(value = 1500, message = "is more than a life is long") Integer ageMonths,
            @Pattern(regexp = "[MFU]", message = "M, F or U (unborn or unknown)") String sex,
            @Pattern(regexp = "[A-Z]{4}", message = "an ethnicity code of four letters, for example WBRI") String ethnicity,
            @Size(max = 100, message = "at most 100 characters") String language,
            YesNoUnknown interpreterNeeded,
            YesNoUnknown disabled,
            YesNoUnknown nonMobile,
            @Min(value = 0, message = "must not be negative")
            @Max(value = 45, message = "at most 45 weeks") Integer gestationWeeks,
            @NhsNumber String nhsNumber,
            @Size(max = 300, message = "at most 300 characters") String address,
            @Size(max = 12, message = "at most 12 characters") String postcode,
            boolean addressConfidential,
            YesNoUnknown livesInArea,
            @Size(max = 200, message = "at most 200 characters") String school,
            @Size(max = 200, message = "at most 200 characters") String gp,
            @Size(max = 1000, message = "at most 1,000 characters") String description,
            @Size(max = 2000, message = "at most 2,000 characters") String views,
            History history,
            @Min(value = 0, message = "must not be negative")
            @Max(value = 999, message = "at most 999") Integer repeatContacts12m) {

        public Subject {
            kind = kind == null ? SubjectKind.CHILD : kind;
        }

        @JsonIgnore
        @AssertTrue(message = "name or describe the person: \"the girl in the red coat\" is enough")
        public boolean isNamedOrDescribed() {
            return Stream.of(givenName, familyName, description, alsoKnownAs)
                    .anyMatch(text -> text != null && !text.isBlank());
        }

        @JsonIgnore
        @AssertTrue(message = "give the date of birth or the expected date, not both")
        public boolean isBornOrExpected() {
            return dateOfBirth == null || expectedDate == null;
        }

        /** Given and family name, or the description that stands for them. For screens, never for logs. */
        public String displayName() {
            var name = Stream.of(givenName, familyName).filter(text -> text != null && !text.isBlank())
                    .collect(java.util.stream.Collectors.joining(" "));
            return name.isEmpty() ? description == null ? alsoKnownAs : description : name;
        }

        Subject withId(String newId) {
            return new Subject(newId, kind, givenName, familyName, alsoKnownAs, dateOfBirth, expectedDate, ageMonths,
                    sex, ethnicity, language, interpreterNeeded, disabled, nonMobile, gestationWeeks, nhsNumber,
                    address, postcode, addressConfidential, livesInArea, school, gp, description, views, history,
                    repeatContacts12m);
        }

        Subject livingInArea(YesNoUnknown lives) {
            return new Subject(id, kind, givenName, familyName, alsoKnownAs, dateOfBirth, expectedDate, ageMonths,
                    sex, ethnicity, language, interpreterNeeded, disabled, nonMobile, gestationWeeks, nhsNumber,
                    address, postcode, addressConfidential, lives, school, gp, description, views, history,
                    repeatContacts12m);
        }

        /** Completed months on that day, from the birth date or else the estimate; empty if neither is known. */
        public java.util.Optional<Integer> ageInMonths(LocalDate on) {
            if (dateOfBirth != null) {
                return java.util.Optional.of((int) java.time.temporal.ChronoUnit.MONTHS.between(dateOfBirth, on));
            }
            return java.util.Optional.ofNullable(ageMonths);
        }
    }

    /**
     * Somebody else at home or in the family.
     *
     * @param worksFor code of the agency that they work or volunteer for; null if none, or not known
     */
    public record HouseholdMember(
            @Size(max = 500, message = "at most 500 characters") String name,
            @Size(max = 100, message = "at most 100 characters") String relation,
            @PastOrPresent(message = "must not be in the future") LocalDate dateOfBirth,
            YesNoUnknown parentalResponsibility,
            boolean livesWithChild,
            @Size(max = 40, message = "at most 40 characters") String phone,
            YesNoUnknown safeToContact,
            boolean suspectedPerpetrator,
            @Size(max = 40, message = "at most 40 characters") String worksFor) {

        boolean isNamed() {
            return name != null && !name.isBlank();
        }
    }

    /** One concern about one subject, or about everybody where it names nobody. */
    public record Concern(
            String subjectId,
            @NotNull(message = "choose what the concern is about (UNKNOWN if it is not clear)") Category category,
            Severity severity,
            Immediacy immediacy,
            Injury injury,
            Explanation explanation,
            Disclosure disclosure,
            PerpetratorAccess perpetratorAccess,
            DaGrade daGrade,
            @Min(value = 1, message = "1 to 4") @Max(value = 4, message = "1 to 4") Integer daScale,
            Set<Indicator> indicators,
            @NotBlank(message = "say what happened")
            @Size(max = 20000, message = "at most 20,000 characters") String narrative) {

        public Concern {
            indicators = indicators == null ? Set.of() : Set.copyOf(indicators);
        }
    }

    /** Whether the family knows and agrees that the hub is told and may share. */
    public record Consent(
            ConsentState state,
            @Size(max = 200, message = "at most 200 characters") String givenBy,
            @Size(max = 1000, message = "at most 1,000 characters") String covers,
            WhyNotSought whyNotSought,
            YesNoUnknown parentsAware,
            YesNoUnknown safeToWrite) {

        private Consent withoutAnswer() {
            return state == ConsentState.GIVEN || state == ConsentState.REFUSED
                    ? new Consent(ConsentState.UNKNOWN, null, null, null, parentsAware, YesNoUnknown.UNKNOWN) : this;
        }
    }

    public enum ConsentState { GIVEN, REFUSED, NOT_SOUGHT, UNKNOWN }

    public enum WhyNotSought { RISK_OF_HARM, CRIME, EVIDENCE_LOSS, DELAY, CANNOT_CONTACT, LEGAL_DUTY, OTHER }

    /** An agency that already knows somebody concerned. */
    public record AgencyKnown(
            @NotBlank(message = "choose the agency") @Size(max = 40, message = "at most 40 characters") String agency,
            @Size(max = 200, message = "at most 200 characters") String worker,
            @Size(max = 40, message = "at most 40 characters") String phone) {
    }
}
