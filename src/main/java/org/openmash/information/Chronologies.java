package org.openmash.information;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.access.RecordAccess;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.information.Chronology.Before;
import org.openmash.information.Replies.Answer;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Restricted;
import org.openmash.referral.Cases;
import org.openmash.referral.EarlierContacts;
import org.openmash.referral.EarlierContacts.Earlier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Puts the one chronology of a case together from what every capability has (domain, 10, case 39: three low contacts,
 * each without further action, lie in front of whoever decides about the fourth).
 */
@Service
public class Chronologies {

    private static final String CHRONOLOGY = "CHRONOLOGY";

    private final ObjectProvider<DatedItems> parts;
    private final EarlierContacts earlier;
    private final WhoHasAnswered agencies;
    private final Replies replies;
    private final Cases cases;
    private final Deciders deciders;
    private final RecordAccess records;
    private final AuditTrail trail;

    Chronologies(ObjectProvider<DatedItems> parts, EarlierContacts earlier, WhoHasAnswered agencies, Replies replies, Cases cases,
            Deciders deciders, RecordAccess records, AuditTrail trail) {
        this.replies = replies;
        this.earlier = earlier;
        this.records = records;
        this.parts = parts;
        this.agencies = agencies;
        this.cases = cases;
        this.deciders = deciders;
        this.trail = trail;
    }

    /**
     * For a form, which itself asks who may open it and records that somebody did. Of each earlier contact that stands in it,
     * that is a view.
     */
    public Chronology of(String caseReference, Person reader) {
        records.mayOpen(reader, earlier.of(caseReference).stream().map(Earlier::caseReference).toList()).forEach(one ->
                trail.viewed(reader, RecordKind.CASE, one, one, CHRONOLOGY, "EARLIER_CONTACT"));
        var items = parts.orderedStream().flatMap(part -> part.of(caseReference, reader).stream()).toList();
        return new Chronology(caseReference, items, agencies.of(caseReference),
                replies.before(caseReference).stream().map(Chronologies::before).toList());
    }

    private static Before before(Answer answer) {
        var row = answer.row();
        return new Before(answer.agencyName(), answer.givenAt(), Stream.of("state", "searched", "people", "risk", "strengths",
                        "worker", "source").map(row::get).filter(Objects::nonNull).map(Object::toString)
                .filter(words -> !words.isBlank()).collect(Collectors.joining(". ")) + ".", answer.items());
    }

    /**
     * Somebody reads it outside of a form; the view is put on record.
     *
     * @param as how they read it, as a code
     * @throws NotFound   where there is no such case, and alike where the person does not decide on it
     * @throws Restricted where they would, and the record is closed to them
     */
    public Chronology readBy(Person person, String caseReference, String as) {
        if (cases.find(caseReference).isEmpty() || !deciders.mayRead(caseReference, person)) {
            throw new NotFound("There is no such case.");
        }
        records.check(person, caseReference);
        trail.viewed(person, RecordKind.CASE, caseReference, caseReference, CHRONOLOGY, as);
        return of(caseReference, person);
    }
}
