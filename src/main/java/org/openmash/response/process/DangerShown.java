package org.openmash.response.process;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.information.PeopleToSearch;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Addresses;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.threshold.NewInformation;
import org.springframework.stereotype.Component;

/** What somebody who acts on danger now must see: where the child is, with whom, what happened, who rang. */
@Component
class DangerShown {

    private final Cases cases;
    private final NewInformation information;
    private final PeopleToSearch people;
    private final Addresses addresses;

    DangerShown(Cases cases, NewInformation information, PeopleToSearch people, Addresses addresses) {
        this.addresses = addresses;
        this.cases = cases;
        this.information = information;
        this.people = people;
    }

    Map<String, Object> of(FormTask task, Person person) {
        var caseReference = task.caseReference();
        var contact = cases.contact(caseReference);
        addresses.nowShown(task, person, contact);
        var values = TaskForm.values();
        values.put("caseReference", caseReference);
        values.put("children", contact.subjects().stream().map(subject -> child(task, person, subject)).toList());
        values.put("whereNow", CasePicture.text(contact.whereNow()));
        values.put("withWhom", CasePicture.text(contact.withWhom()));
        values.put("goingHome", CasePicture.text(contact.goingHome()));
        values.put("caller", caller(contact.referrer()));
        values.put("whatHappened", Stream.concat(contact.concerns().stream().map(Contact.Concern::narrative),
                information.readInDanger(caseReference, person).stream().map(NewInformation.Read::words))
                .collect(Collectors.joining("\n\n")));
        return values;
    }

    /** The address too, confidential or not: somebody must find the child. */
    private Map<String, Object> child(FormTask task, Person person, Contact.Subject subject) {
        return CasePicture.row("name", subject.displayName(), "age", people.age(subject), "address",
                addresses.on(task, person, subject));
    }

    private static String caller(Contact.Referrer referrer) {
        return Stream.of(referrer.anonymous() ? "Anonymous" : referrer.name(), referrer.role(), referrer.organisation(),
                referrer.phone()).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(", "));
    }
}
