package org.openmash.sharing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.Contact.ConsentState;
import org.springframework.stereotype.Service;

/**
 * The family's consent as it stands now: what came with the contact, until the family, or whoever spoke to them, has said
 * something newer. A consent that was withdrawn is a refusal (domain, 10, case 27).
 */
@Service
public class Consents {

    /** Characters that a statement of consent keeps of where it comes from. */
    private static final int SOURCE = 1000;

    private final Cases cases;
    private final ConsentRegister register;
    private final FamilyAnswers family;

    Consents(Cases cases, ConsentRegister register, FamilyAnswers family) {
        this.cases = cases;
        this.register = register;
        this.family = family;
    }

    public Consent now(String caseReference) {
        return Stream.of(family.newest(caseReference), register.newest(caseReference)).flatMap(Optional::stream)
                .max(Comparator.comparing(Consent::at)).orElseGet(() -> withTheContact(caseReference));
    }

    /** Since when the family refuses, without anything else being said in between; empty where it does not refuse now. */
    public Optional<Instant> refusedSince(String caseReference) {
        var since = Optional.<Instant>empty();
        for (var said : all(caseReference)) {
            since = said.state() == ConsentState.REFUSED ? since.or(() -> Optional.of(said.at())) : Optional.empty();
        }
        return since;
    }

    /** Oldest first, beginning with the contact. */
    private List<Consent> all(String caseReference) {
        return Stream.concat(Stream.of(withTheContact(caseReference)), Stream.concat(register.all(caseReference).stream(),
                family.all(caseReference).stream()).sorted(Comparator.comparing(Consent::at))).toList();
    }

    /** Who agreed, or not, and to what: as much of it as a row of the log has room for; the contact keeps it whole. */
    private static String source(Contact.Consent told) {
        var said = Stream.of("Told with the contact", told.givenBy(), told.covers())
                .filter(words -> words != null && !words.isBlank()).collect(Collectors.joining(": "));
        return said.length() <= SOURCE ? said : said.substring(0, SOURCE - 1) + "…";
    }

    private Consent withTheContact(String caseReference) {
        var told = cases.contact(caseReference).consent();
        var receivedAt = cases.get(caseReference).receivedAt();
        if (told == null) {
            return new Consent(ConsentState.UNKNOWN, Optional.empty(), "The contact says nothing", receivedAt);
        }
        var state = Objects.requireNonNullElse(told.state(), ConsentState.UNKNOWN);
        return new Consent(state, state == ConsentState.NOT_SOUGHT ? Optional.ofNullable(told.whyNotSought())
                : Optional.empty(), source(told), receivedAt);
    }
}
