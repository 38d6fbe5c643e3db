package org.openmash.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Views of many cases at once: a queue's cards, the board of limits. A screen asks for them again every few seconds, so
 * one entry stands for as long as the same person is shown the same, and a quarter of an hour at most.
 */
@Component
public class ListViews {

    static final Duration ONE_LOOK = Duration.ofMinutes(15);
    private static final int CASES_OF_AN_ENTRY = 200;

    private final AuditRegister register;
    private final Clock clock;

    ListViews(AuditRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /**
     * @param list       which list, as a code
     * @param references what stood on it; none is no view
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void seen(Person by, RecordKind kind, String list, List<String> references) {
        var shown = references.stream().distinct().sorted().toList();
        for (int from = 0; from < shown.size(); from += CASES_OF_AN_ENTRY) {
            seen(by, kind, from == 0 ? list : list + " " + (from / CASES_OF_AN_ENTRY + 1), String.join(" ",
                    shown.subList(from, Math.min(from + CASES_OF_AN_ENTRY, shown.size()))));
        }
    }

    private void seen(Person by, RecordKind kind, String list, String detail) {
        var now = AuditTrail.now(clock);
        var sameLook = register.newestView(by.id(), kind, list).filter(entry -> detail.equals(entry.detail())
                && entry.at().plus(ONE_LOOK).isAfter(now)).isPresent();
        if (!sameLook) {
            register.append(Optional.of(by), now, Action.VIEWED, new AuditRegister.Subject(kind, list, null, detail, null));
        }
    }
}
