package org.openmash.information;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.access.Agreements;
import org.openmash.hub.HubSettings;
import org.openmash.hub.HubSettings.Agency;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Contact;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Rating;
import org.openmash.referral.YesNoUnknown;
import org.openmash.sharing.Consent;
import org.openmash.sharing.ConsentRegister;
import org.openmash.sharing.HarmDecisions;
import org.openmash.sharing.May;
import org.openmash.sharing.RecipientKind;
import org.openmash.sharing.RestrictedKind;
import org.openmash.sharing.Ruling;
import org.openmash.sharing.SharingAnswers;
import org.openmash.sharing.SharingAnswers.AlsoApplies;
import org.openmash.sharing.SharingGate;
import org.openmash.sharing.SharingGate.AtTheGate;
import org.openmash.sharing.StandingWishes;
import org.openmash.sharing.TellFamily;
import org.springframework.stereotype.Component;

/** Takes a sending of requests through the lawful-basis gate, agency by agency, before anything leaves. */
@Component
public class Clearance {

    private final SharingGate gate;
    private final ConsentRegister consentRegister;
    private final HarmDecisions harm;
    private final StandingWishes wishes;
    private final PeopleToSearch people;
    private final SharingLog log;
    private final HubSettings hub;
    private final Agreements agreements;

    Clearance(SharingGate gate, ConsentRegister consentRegister, HarmDecisions harm, StandingWishes wishes,
            PeopleToSearch people, SharingLog log, HubSettings hub, Agreements agreements) {
        this.agreements = agreements;
        this.wishes = wishes;
        this.gate = gate;
        this.consentRegister = consentRegister;
        this.harm = harm;
        this.people = people;
        this.log = log;
        this.hub = hub;
    }

    /**
     * What the gate says to one agency, and who there is asked.
     *
     * @param lead the named lead, where the agency's staff must not see the request
     */
    record Cleared(Ruling ruling, Consent consent, Optional<String> lead) {
    }

    /**
     * Asks the gate about every agency of the sending, and records the manager's decisions. What the gate refuses stays
     * in the log of disclosures, though nothing else of the click does.
     *
     * @throws Refused naming the field that has to be answered, or changed
     */
    Map<String, Cleared> clear(String caseReference, Sending sending, ProposedAgencies whom, Person by) {
        var answers = sending.sharing();
        var atTheGate = gate.of(caseReference);
        checkAnswered(answers, atTheGate);
        var consent = atTheGate.consent(answers);
        var cleared = new LinkedHashMap<String, Cleared>();
        for (var agency : sending.agencies()) {
            var ruling = atTheGate.rule(answers, RecipientKind.ofAgency(agency), relevance(atTheGate.contact(), sending));
            refusal(atTheGate, agency, ruling, sending, whom).ifPresent(refused -> {
                log.refused(caseReference, List.of(agency), refused, Optional.of(ruling), sending, by);
                throw refused;
            });
            cleared.put(agency, new Cleared(ruling, consent, lead(atTheGate, agency)));
        }
        harm.decide(caseReference, answers.significantHarm() == YesNoUnknown.YES, answers.harmFacts(), by);
        keepConsent(caseReference, atTheGate, answers, by);
        return cleared;
    }

    /**
     * Keeps what the manager says of the consent, and of a child's or an adult's wish, where that is newer than what was known:
     * also that it was taken back.
     *
     * @return the consent as it stands now
     */
    Consent keepConsent(String caseReference, SharingAnswers answers, Person by) {
        return keepConsent(caseReference, gate.of(caseReference), answers, by);
    }

    private Consent keepConsent(String caseReference, AtTheGate mashCase, SharingAnswers answers, Person by) {
        var known = mashCase.known();
        checkConsent(answers, mashCase);
        var consent = mashCase.consent(answers);
        // what forbids is written before what allows, so that nothing can be read in between
        if (consent.state() == ConsentState.GIVEN) {
            keepWishes(caseReference, mashCase, answers, by);
        }
        if (consent.state() != known.state() || !consent.whyNotSought().equals(known.whyNotSought())) {
            consentRegister.append(caseReference, consent, by);
        }
        if (consent.state() != ConsentState.GIVEN) {
            keepWishes(caseReference, mashCase, answers, by);
        }
        return consent;
    }

    private void keepWishes(String caseReference, AtTheGate mashCase, SharingAnswers answers, Person by) {
        Stream.of(AlsoApplies.values()).filter(AlsoApplies::isWish)
                .filter(wish -> answers.says(wish) != mashCase.wishes().contains(wish))
                .sorted(Comparator.comparing(answers::says).reversed())
                .forEach(wish -> wishes.record(caseReference, wish, answers.says(wish), answers.consentFrom(), by));
    }

    private static void checkAnswered(SharingAnswers answers, AtTheGate mashCase) {
        if (answers.significantHarm() == YesNoUnknown.UNKNOWN) {
            throw new Refused("significantHarm",
                    "Is significant harm suspected: decide this before anything leaves the hub.");
        }
        if (answers.significantHarm() == YesNoUnknown.YES && isBlank(answers.harmFacts())) {
            throw new Refused("significantHarmFacts",
                    "On which facts: say on which facts significant harm is suspected.");
        }
        checkConsent(answers, mashCase);
        var known = mashCase.known();
        checkRefusal(answers, known);
        var notSought = Objects.requireNonNullElse(answers.consentNow(), known.state()) == ConsentState.NOT_SOUGHT;
        if (notSought && answers.whyNotSought() == null && known.whyNotSought().isEmpty()) {
            throw new Refused("whyNotSought", "Why the family was not asked: choose a reason.");
        }
    }

    private static void checkConsent(SharingAnswers answers, AtTheGate mashCase) {
        var known = mashCase.known();
        if (!answers.alsoApplies().containsAll(mashCase.wishes()) && isBlank(answers.consentFrom())) {
            throw new Refused("consentFrom", "Who said so, and when: a child or an adult has asked that nothing is shared, and"
                    + " that is ticked no longer; say who told you, and when.");
        }
        if (differs(answers, known) && (isYesOrNo(answers.consentNow()) || isYesOrNo(known.state()))
                && isBlank(answers.consentFrom())) {
            throw new Refused("consentFrom",
                    "Who said so, and when: the consent differs from what was known; say who told you, and when.");
        }
    }

    /** A refusal that is to count no longer, though nobody has agreed instead. */
    private static void checkRefusal(SharingAnswers answers, Consent known) {
        if (known.state() == ConsentState.REFUSED && differs(answers, known) && answers.consentNow() != ConsentState.GIVEN
                && isBlank(answers.reason())) {
            throw new Refused("sharingReason",
                    "The manager's reason: the family has refused; say why that counts no longer.");
        }
    }

    private static boolean differs(SharingAnswers answers, Consent known) {
        return answers.consentNow() != null && answers.consentNow() != known.state();
    }

    private static boolean isYesOrNo(ConsentState state) {
        return state == ConsentState.GIVEN || state == ConsentState.REFUSED;
    }

    private Optional<Refused> refusal(AtTheGate mashCase, String agency, Ruling ruling, Sending sending,
            ProposedAgencies whom) {
        var name = hub.agencyName(agency);
        var reasoned = !isBlank(sending.sharing().reason());
        return switch (ruling.may()) {
            case DO_NOT_SHARE -> Optional.of(ruling.ruleIds().stream().allMatch(rule -> rule.contains("L16"))
                    ? new Refused("whyOutside", "Why somebody outside the family is searched for: leave out whoever neither"
                            + " lives with the child, has parental responsibility, nor is thought to have caused harm, or say"
                            + " here why they matter.")
                    : new Refused("agencies", "Agencies to ask: " + name + ": " + ruling.reason()));
            case TRY_CONSENT_FIRST -> Optional.of(new Refused("consentNow",
                    "The family's agreement now: " + ruling.reason()));
            case MANAGER_DECIDES, RESTRICTED_CIRCLE, SHARE -> outsideTheCircle(agency, ruling, sending, whom)
                    .or(() -> needsReason(mashCase, agency, name, ruling, reasoned));
        };
    }

    /** Where the family must never be asked first, whoever the rules do not name is outside, whatever else is said. */
    private Optional<Refused> outsideTheCircle(String agency, Ruling ruling, Sending sending, ProposedAgencies whom) {
        var restricted = ruling.may() == May.RESTRICTED_CIRCLE || ruling.tellFamily() == TellFamily.NEVER_FIRST;
        return !restricted || whom.proposed().contains(agency) || !isBlank(sending.releaseHeldBack()) ? Optional.empty()
                : Optional.of(new Refused("releaseHeldBack", "Agencies to ask: " + hub.agencyName(agency) + " does not"
                        + " belong to the restricted circle. Say under \"Why a held-back agency is released\" why you ask"
                        + " now."));
    }

    private Optional<Refused> needsReason(AtTheGate mashCase, String agency, String name, Ruling ruling,
            boolean reasoned) {
        return ruling.needsReason() && !reasoned ? Optional.of(reasonNeeded(name, ruling))
                : noAgreement(mashCase, agency, reasoned).or(() -> noLead(mashCase, agency));
    }

    /** An agreement orders how agencies share and is no basis of its own: a RED is never held up by one that ran out. */
    private Optional<Refused> noAgreement(AtTheGate mashCase, String agency, boolean reasoned) {
        return reasoned || mashCase.rating() == Rating.RED
                ? Optional.empty() : agreements.warnings(List.of(agency)).stream().findFirst().map(warning ->
                new Refused("sharingReason", "The manager's reason: " + warning + " Say why you ask all the same."));
    }

    private static Refused reasonNeeded(String agencyName, Ruling ruling) {
        return new Refused("sharingReason", "The manager's reason: " + agencyName + ": " + ruling.reason());
    }

    private Optional<Refused> noLead(AtTheGate mashCase, String agency) {
        return mustGoToTheLead(mashCase, agency) && hub.agency(agency).filter(Agency::hasLead).isEmpty()
                ? Optional.of(new Refused("agencies", "Agencies to ask: " + hub.agencyName(agency) + " has no named lead in"
                        + " the hub's settings, and its staff must not see this request."))
                : Optional.empty();
    }

    private Optional<String> lead(AtTheGate mashCase, String agency) {
        return mustGoToTheLead(mashCase, agency) ? hub.agency(agency).map(Agency::lead) : Optional.empty();
    }

    /**
     * The agency's staff must not see it: somebody suspected works there (domain, 10, case 9), or an illness may be
     * fabricated, whatever else is feared, of which only the named doctor is told (domain, 0a, Restrictions beat unions).
     */
    private static boolean mustGoToTheLead(AtTheGate mashCase, String agency) {
        return mashCase.contact().suspectsWorkFor().contains(agency)
                || agency.equals("health") && RestrictedKind.FII.isAmong(mashCase.contact().concerns());
    }

    /** The agencies of the hub whose staff must not see a request about this case. */
    List<Agency> forTheLeadAlone(String caseReference) {
        var atTheGate = gate.of(caseReference);
        return hub.agencies().stream().filter(agency -> mustGoToTheLead(atTheGate, agency.code())).toList();
    }

    /** A third person is left out, unless a manager says why they matter; why the others may be asked about says nothing of it. */
    private YesNoUnknown relevance(Contact contact, Sending sending) {
        return isBlank(sending.whyOutside())
                && people.outside(contact).stream().anyMatch(sending.subjectIds()::contains)
                ? YesNoUnknown.NO : YesNoUnknown.YES;
    }

    /** For the screen: what the gate says of each agency, by the one answer that only the manager can give. */
    public List<Preview> preview(String caseReference) {
        var rows = new LinkedHashMap<RecipientKind, Preview>();
        var atTheGate = gate.of(caseReference);
        hub.agencies().forEach(agency -> {
            var kind = RecipientKind.ofAgency(agency.code());
            rows.computeIfAbsent(kind, recipient -> new Preview(
                    recipient == RecipientKind.POLICE ? agency.name() : "Every other agency",
                    words(atTheGate, recipient, YesNoUnknown.YES), words(atTheGate, recipient, YesNoUnknown.NO)));
        });
        return List.copyOf(rows.values());
    }

    private static String words(AtTheGate mashCase, RecipientKind recipient, YesNoUnknown suspected) {
        var ruling = mashCase.wouldRule(suspected, recipient);
        var label = ruling.may() == May.SHARE && ruling.needsReason() ? "With a manager's written reason"
                : ruling.may().label();
        return label + ". " + ruling.reason();
    }

    /** Must nobody of this agency see the case but its named lead? */
    public boolean isForTheLeadAlone(String caseReference, String agency) {
        return mustGoToTheLead(gate.of(caseReference), agency);
    }

    /** For the screen: agencies whose staff must not see a request, with their named lead. */
    public List<Map<String, String>> conflicts(String caseReference) {
        return forTheLeadAlone(caseReference).stream().map(agency -> Map.of("agency", agency.name(), "lead", agency.hasLead()
                        ? agency.lead() + " alone is asked" : "No named lead: cannot be asked here")).toList();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /** One row of the screen's table. */
    public record Preview(String agency, String ifSuspected, String ifNot) {
    }
}
