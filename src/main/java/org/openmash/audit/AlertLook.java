package org.openmash.audit;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.openmash.audit.AlertRegister.DeclaredPrint;
import org.openmash.audit.AuditRegister.Sealed;
import org.openmash.audit.PeopleOfCases.SomebodyNamed;
import org.openmash.platform.Persons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds sealed views and exports of a case against declarations, and notices openings of restricted records. The log of
 * disclosures of a period is a view of each of its cases. Not at the click, which would wait for it; the chain forgets no view.
 */
@Component
public class AlertLook {

    private static final int AT_A_TIME = 200;
    /** What was taken out was seen. */
    private static final Set<String> SEEN = Set.of(Action.VIEWED.name(), Action.EXPORTED.name());

    private static final Set<String> OF_A_HOME = Set.of(Likeness.FAMILY_AND_HOME.name(), Likeness.FAMILY_AND_STREET.name());

    private final AuditRegister register;
    private final AlertRegister alerts;
    private final PeopleOfCases people;
    private final Persons persons;
    private final Clock clock;

    AlertLook(AuditRegister register, AlertRegister alerts, PeopleOfCases people, Persons persons, Clock clock) {
        this.register = register;
        this.alerts = alerts;
        this.people = people;
        this.persons = persons;
        this.clock = clock;
    }

    /** @return how many entries were looked at */
    @Transactional
    public int look() {
        return alerts.holdWatch().map(this::lookBehind).orElse(0);
    }

    private int lookBehind(long number) {
        var sealed = upToOneList(register.sealedAfter(number, AT_A_TIME));
        if (sealed.isEmpty()) {
            return 0;
        }
        sealed.stream().map(Sealed::entry).flatMap(Optional::stream)
                .filter(entry -> AuditTrail.RESTRICTED_RECORD_OPENED.equals(entry.detail()) && entry.person() != null)
                .forEach(entry -> raise(Alerts.Kind.RESTRICTED_RECORD, entry, entry.caseReference()));
        var round = new Round();
        sealed.stream().map(Sealed::entry).flatMap(Optional::stream)
                .filter(entry -> SEEN.contains(entry.action()) && entry.person() != null)
                .forEach(round::over);
        alerts.watchedUpTo(sealed.get(sealed.size() - 1).seal().number());
        return sealed.size();
    }

    /** A list of the log's cases is many looks: each transaction has one at most. */
    private static List<Sealed> upToOneList(List<Sealed> sealed) {
        var first = IntStream.range(0, sealed.size()).filter(n -> sealed.get(n).entry().filter(AlertLook::isAList).isPresent())
                .findFirst();
        return first.isPresent() ? sealed.subList(0, first.getAsInt() + 1) : sealed;
    }

    private static boolean isAList(AuditEntry view) {
        return view.caseReference() == null && view.action().equals(Action.VIEWED.name())
                && view.kind().equals(RecordKind.DISCLOSURE.name());
    }

    /** Asks for each account, each case and each of their pairs once. */
    private class Round {

        private final Map<String, List<DeclaredPrint>> declared = new HashMap<>();
        private final Map<String, List<SomebodyNamed>> named = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();
        private final Set<List<String>> seen = new HashSet<>();

        void over(AuditEntry view) {
            casesOf(view).stream().filter(caseReference -> seen.add(List.of(view.person(), caseReference)))
                    .forEach(caseReference -> over(view, caseReference));
        }

        private void over(AuditEntry view, String caseReference) {
            var onTheCase = named.computeIfAbsent(caseReference, people::of);
            var name = names.computeIfAbsent(view.person(), persons::displayName);
            if (onTheCase.stream().anyMatch(somebody -> Likeness.isNameOf(name, somebody))) {
                raise(Alerts.Kind.OWN_NAME, view, caseReference);
            }
            declared.computeIfAbsent(view.person(), alerts::declaredBy).stream()
                    .filter(declaration -> onTheCase.stream().anyMatch(somebody -> isAlike(declaration, somebody)))
                    .map(AlertLook::kind).distinct().forEach(kind -> raise(kind, view, caseReference));
        }
    }

    /** Cards, and lines of Cockpit, are no look at a record; rows of the log name people. */
    private static List<String> casesOf(AuditEntry view) {
        if (view.caseReference() != null) {
            return List.of(view.caseReference());
        }
        return isAList(view) ? List.of(view.detail().split(" ")) : List.of();
    }

    private void raise(Alerts.Kind kind, AuditEntry view, String caseReference) {
        alerts.raise(kind, view.person(), caseReference, view.id(), AuditTrail.now(clock));
    }

    private static boolean isAlike(DeclaredPrint declared, SomebodyNamed somebody) {
        return Likeness.valueOf(declared.print().likeness()).onACase(somebody)
                .filter(compared -> Likeness.fingerprint(compared, declared.print().salt())
                        .equals(declared.print().fingerprint())).isPresent();
    }

    private static Alerts.Kind kind(DeclaredPrint declared) {
        if (declared.of() == Declarations.Of.RELATION) {
            return Alerts.Kind.DECLARED_RELATION;
        }
        return OF_A_HOME.contains(declared.print().likeness()) ? Alerts.Kind.SAME_HOME
                : Alerts.Kind.OWN_RECORD;
    }
}
