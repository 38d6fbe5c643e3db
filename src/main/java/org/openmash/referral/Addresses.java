package org.openmash.referral;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;

/**
 * Where people live and are, for whoever shows it. A confidential address is shown on the forms of those who must go there or put
 * it right, and each showing of it is on record; everywhere else it is masked, and with it where the children are now, which
 * may be the same place (domain, 10, case 22: safe addresses reached those who were fled from).
 */
@Component
public class Addresses {

    /** What stands in place of a confidential address, on whatever screen, paper or export. */
    public static final String CONFIDENTIAL = "Confidential address";

    private static final String NOT_KNOWN = "Not known";

    /** The forms that show a confidential address, and why. What is not listed masks it. */
    private static final Map<String, String> NEEDED_BY = Map.ofEntries(
            Map.entry("complete-contact", "WRITES_IT_DOWN"),
            Map.entry("record-emergency-call", "DANGER_NOW"),
            Map.entry("ask-social-worker", "DANGER_NOW"),
            Map.entry("record-acceptance", "DANGER_NOW"),
            Map.entry("make-first-contact", "VISITS"),
            Map.entry("answer-hand-over", "VISITS"),
            Map.entry("accept-hand-over", "VISITS"),
            Map.entry("decide-adult-concern", "VISITS"),
            Map.entry("transfer-contact", "PASSES_TO_WHO_VISITS"));

    private final AuditTrail trail;

    Addresses(AuditTrail trail) {
        this.trail = trail;
    }

    /** For lists, cards, the API, what leaves the hub, and every form that does not need it. */
    public static String masked(Contact.Subject subject) {
        return isConfidential(subject) ? CONFIDENTIAL : address(subject);
    }

    /** For a form: the address, or the mask where this form does not need it. That it was shown is put on record. */
    public String on(FormTask task, Person person, Contact.Subject subject) {
        if (!isConfidential(subject)) {
            return address(subject);
        }
        if (!NEEDED_BY.containsKey(task.formRef())) {
            return CONFIDENTIAL;
        }
        shown(task, person, subject);
        return address(subject) + " (CONFIDENTIAL)";
    }

    /** A form shows the whole contact, to be put right: puts each confidential address that it shows on record. */
    public void shown(FormTask task, Person person, Contact contact) {
        contact.subjects().stream().filter(Addresses::isConfidential).forEach(subject -> shown(task, person, subject));
    }

    private void shown(FormTask task, Person person, Contact.Subject subject) {
        trail.viewed(person, RecordKind.CASE, subject.id(), task.caseReference(), "CONFIDENTIAL_ADDRESS",
                NEEDED_BY.get(task.formRef()));
    }

    /** Where the children are now and with whom: it may be the very address that must not become known. */
    public static String maskedNow(Contact contact) {
        return mayTell(contact) ? CONFIDENTIAL : joined(contact.whereNow(), contact.withWhom());
    }

    /** A form that needs it shows where the children are now: puts that on record where it may tell a confidential address. */
    public void nowShown(FormTask task, Person person, Contact contact) {
        if (mayTell(contact)) {
            trail.viewed(person, RecordKind.CASE, null, task.caseReference(), "CONFIDENTIAL_WHEREABOUTS",
                    NEEDED_BY.get(task.formRef()));
        }
    }

    private static boolean mayTell(Contact contact) {
        return !joined(contact.whereNow(), contact.withWhom()).isEmpty()
                && contact.subjects().stream().anyMatch(Contact.Subject::addressConfidential);
    }

    private static boolean isConfidential(Contact.Subject subject) {
        return subject.addressConfidential() && !address(subject).equals(NOT_KNOWN);
    }

    private static String address(Contact.Subject subject) {
        var address = joined(subject.address(), subject.postcode());
        return address.isEmpty() ? NOT_KNOWN : address;
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(text -> text != null && !text.isBlank()).map(String::strip)
                .collect(Collectors.joining(", "));
    }
}
