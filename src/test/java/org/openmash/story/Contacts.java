package org.openmash.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openmash.referral.Category;
import org.openmash.referral.Channel;
import org.openmash.referral.Contact;
import org.openmash.referral.ContactKind;
import org.openmash.referral.Disclosure;
import org.openmash.referral.Explanation;
import org.openmash.referral.History;
import org.openmash.referral.Immediacy;
import org.openmash.referral.Indicator;
import org.openmash.referral.Injury;
import org.openmash.referral.PerpetratorAccess;
import org.openmash.referral.ReferrerSource;
import org.openmash.referral.Severity;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;

/** Contacts for stories, made step by step: {@code aContact().about(child).with(concern)}. */
public final class Contacts {

    private ContactKind kind = ContactKind.CHILD_CONCERN;
    private boolean dangerNow;
    private Instant receivedAt;
    private Contact.EmergencyCall call;
    private final List<Contact.Subject> subjects = new ArrayList<>();
    private final List<Contact.Concern> concerns = new ArrayList<>();
    private Contact.Consent consent = new Contact.Consent(Contact.ConsentState.NOT_SOUGHT, null, null,
            Contact.WhyNotSought.DELAY, YesNoUnknown.UNKNOWN, YesNoUnknown.UNKNOWN);

    private Channel channel = Channel.SYSTEM;
    private boolean anonymous;
    private final List<Contact.HouseholdMember> household = new ArrayList<>();
    private final List<Contact.AgencyKnown> agenciesKnown = new ArrayList<>();
    private Instant feedbackNeededBy;
    private String whereNow;

    private Contacts() {
    }

    public static Contacts aContact() {
        return new Contacts();
    }

    /** A serious injury, whatever else: RED. */
    public static Contact red() {
        return aContact().about(child("child-1", 36)).with(concern(Category.PHYSICAL).injury(Injury.SERIOUS)).made();
    }

    /** Domestic abuse on scale 3 with an older child: AMBER. */
    public static Contact amber() {
        return aContact().about(child("child-1", 120)).with(concern(Category.DOMESTIC_ABUSE)
                .severity(Severity.SERIOUS).scale(3)).made();
    }

    /** Poor school attendance and nothing else: GREEN. The family has agreed, and may safely be written to. */
    public static Contact green() {
        return aContact().about(child("child-1", 120)).with(concern(Category.ATTENDANCE).severity(Severity.LOW))
                .consent(Contact.ConsentState.GIVEN, YesNoUnknown.YES).made();
    }

    /** No worry about safety; a universal service can help: NONE. */
    public static Contact none() {
        return aContact().about(child("child-1", 120)).with(concern(Category.NO_CONCERN).severity(Severity.LOW)).made();
    }

    public static Contact.Subject child(String id, Integer ageMonths) {
        return new Contact.Subject(id, SubjectKind.CHILD, Canary.NAME, Canary.FAMILY, null, null, null, ageMonths, "F",
                null, null, null, YesNoUnknown.NO, YesNoUnknown.NO, null, null, Canary.STREET, "WV1 1AA", false,
                YesNoUnknown.YES, null, null, null, null, History.NONE, 1);
    }

    public static Contact.Subject born(String id, LocalDate dateOfBirth) {
        return new Contact.Subject(id, SubjectKind.CHILD, Canary.NAME, Canary.FAMILY, null, dateOfBirth, null, null,
                "M", null, null, null, YesNoUnknown.NO, YesNoUnknown.UNKNOWN, null, null, Canary.STREET, "WV1 1AA",
                false, YesNoUnknown.YES, null, null, null, null, History.NONE, 1);
    }

    public static Contact.Subject adult(String id) {
        return new Contact.Subject(id, SubjectKind.ADULT, Canary.NAME, Canary.FAMILY, null, null, null, 900, "F", null,
                null, null, null, null, null, null, Canary.STREET, "WV1 1AA", false, YesNoUnknown.YES, null, null,
                null, null, null, null);
    }

    public static ConcernMaker concern(Category category) {
        return new ConcernMaker(category);
    }

    public Contacts kind(ContactKind other) {
        this.kind = other;
        return this;
    }

    public Contacts about(Contact.Subject... people) {
        subjects.addAll(List.of(people));
        return this;
    }

    public Contacts with(ConcernMaker... more) {
        List.of(more).forEach(maker -> concerns.add(maker.made()));
        return this;
    }

    public Contacts by(Channel other) {
        this.channel = other;
        return this;
    }

    public Contacts feedbackNeededBy(Instant instant) {
        this.feedbackNeededBy = instant;
        return this;
    }

    public Contacts dangerNow() {
        this.dangerNow = true;
        return this;
    }

    public Contacts now(String where) {
        this.whereNow = where;
        return this;
    }

    public Contacts emergencyCalled(Instant at) {
        this.call = new Contact.EmergencyCall("the caller", at, "LOG-1");
        return this;
    }

    public Contacts receivedAt(Instant instant) {
        this.receivedAt = instant;
        return this;
    }

    public Contacts consent(Contact.ConsentState state, YesNoUnknown safeToWrite) {
        this.consent = new Contact.Consent(state, "a parent", null, null, YesNoUnknown.YES, safeToWrite);
        return this;
    }

    public Contacts consent(Contact.Consent told) {
        this.consent = told;
        return this;
    }

    /** A letter that nobody has signed. */
    public Contacts unsigned() {
        this.channel = Channel.LETTER;
        this.anonymous = true;
        return this;
    }

    public Contacts consent(Contact.ConsentState state, Contact.WhyNotSought why) {
        this.consent = new Contact.Consent(state, null, null, why, YesNoUnknown.UNKNOWN, YesNoUnknown.UNKNOWN);
        return this;
    }

    /** Somebody who lives with the child and of whom nothing is feared. */
    public Contacts atHome(String name, LocalDate born) {
        household.add(new Contact.HouseholdMember(name, "parent", born, YesNoUnknown.YES, true, null, YesNoUnknown.UNKNOWN, false,
                null));
        return this;
    }

    /** Somebody at home who is thought to have caused harm, and works there. */
    public Contacts suspectedAtHome(String agency) {
        household.add(new Contact.HouseholdMember("Uncle " + Canary.FAMILY, "uncle", null, YesNoUnknown.NO, true, null,
                YesNoUnknown.NO, true, agency));
        return this;
    }

    /** Somebody who neither lives there nor has a part in it. */
    public Contacts neighbour() {
        household.add(new Contact.HouseholdMember("Neighbour " + Canary.FAMILY, "neighbour", null, YesNoUnknown.NO, false,
                null, YesNoUnknown.NO, false, null));
        return this;
    }

    /** Whoever calls says that this agency knows the family. */
    public Contacts saidToBeKnownTo(String agency) {
        agenciesKnown.add(new Contact.AgencyKnown(agency, null, null));
        return this;
    }

    public Contact made() {
        return new Contact(kind, channel, receivedAt,
                anonymous ? new Contact.Referrer(null, null, null, ReferrerSource.S9, null, null, null, true)
                        : new Contact.Referrer(Canary.CALLER, "Designated safeguarding lead", "Example School",
                        ReferrerSource.S2A, "01902 000000", null, null, false),
                dangerNow, call, subjects, household, concerns, consent, agenciesKnown, whereNow, null, null, null,
                feedbackNeededBy);
    }

    /** A concern, answered as fully as an officer would: nothing unknown unless the story says so. */
    public static final class ConcernMaker {

        private final Category category;
        private String subjectId;
        private Severity severity = Severity.MODERATE;
        private Immediacy immediacy = Immediacy.ONGOING;
        private Injury injury = Injury.NONE;
        private Explanation explanation = Explanation.NOT_APPLICABLE;
        private Disclosure disclosure = Disclosure.NONE;
        private PerpetratorAccess access = PerpetratorAccess.NONE;
        private Integer scale;
        private Set<Indicator> indicators = Set.of();
        private String narrative = Canary.NARRATIVE;

        private ConcernMaker(Category category) {
            this.category = category;
        }

        public ConcernMaker about(String id) {
            this.subjectId = id;
            return this;
        }

        public ConcernMaker severity(Severity value) {
            this.severity = value;
            return this;
        }

        public ConcernMaker immediacy(Immediacy value) {
            this.immediacy = value;
            return this;
        }

        public ConcernMaker injury(Injury value) {
            this.injury = value;
            return this;
        }

        public ConcernMaker explanation(Explanation value) {
            this.explanation = value;
            return this;
        }

        public ConcernMaker disclosure(Disclosure value) {
            this.disclosure = value;
            return this;
        }

        public ConcernMaker access(PerpetratorAccess value) {
            this.access = value;
            return this;
        }

        public ConcernMaker scale(int value) {
            this.scale = value;
            return this;
        }

        public ConcernMaker indicators(Indicator... values) {
            this.indicators = Set.of(values);
            return this;
        }

        public ConcernMaker told(String words) {
            this.narrative = words;
            return this;
        }

        Contact.Concern made() {
            return new Contact.Concern(subjectId, category, severity, immediacy, injury, explanation, disclosure,
                    access, null, scale, indicators, narrative);
        }
    }
}
