package org.openmash.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.audit.AuditRegister.Asked;
import org.openmash.audit.AuditRegister.Seal;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.springframework.stereotype.Service;

/** Reading the trail; which is on the trail itself. */
@Service
public class AuditLog {

    /** For what somebody takes entries out of the hub. */
    public enum Purpose { SUBJECT_ACCESS, COMPLAINT, INVESTIGATION, INSPECTION, COURT, REGULAR_REVIEW }

    private static final int AT_A_TIME = 1000;

    private final AuditRegister register;
    private final AuditTrail trail;
    private final Persons persons;

    AuditLog(AuditRegister register, AuditTrail trail, Persons persons) {
        this.register = register;
        this.trail = trail;
        this.persons = persons;
    }

    /** @param asked the newest first, as many as asked for */
    public List<AuditEntry> search(Asked asked, Person by) {
        var found = register.find(asked);
        trail.searched(by, RecordKind.AUDIT, account(asked), fields(asked), asked.caseReference().orElse(null));
        return found;
    }

    /** Every entry that fits, the newest first, with its seal where it has one. */
    public void export(Asked asked, Purpose purpose, Person by, Consumer<Exported> out) {
        trail.exported(by, RecordKind.AUDIT, account(asked), asked.caseReference().orElse(null), fields(asked),
                purpose.name());
        var page = new Asked(asked.person(), asked.caseReference(), asked.action(), asked.from(), asked.until(), null,
                AT_A_TIME);
        for (var entries = register.find(page); !entries.isEmpty();
                entries = register.find(page.olderThan(entries.get(entries.size() - 1).id()))) {
            var seals = register.sealsOf(entries.stream().map(AuditEntry::id).toList());
            entries.forEach(entry -> out.accept(new Exported(entry, Optional.ofNullable(seals.get(entry.id())))));
        }
    }

    public record Exported(AuditEntry entry, Optional<Seal> seal) {
    }

    /** Only an account that there is: what else was typed is not kept. */
    private String account(Asked asked) {
        return asked.person().filter(persons::exists).orElse(null);
    }

    private static String fields(Asked asked) {
        return Stream.of(Map.entry("person", asked.person()), Map.entry("case", asked.caseReference()),
                        Map.entry("action", asked.action()), Map.entry("from", asked.from()),
                        Map.entry("until", asked.until()))
                .filter(field -> field.getValue().isPresent()).map(Map.Entry::getKey).collect(Collectors.joining(","));
    }
}
