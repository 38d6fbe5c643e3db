package org.openmash.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmash.audit.Alerts.Alert;
import org.openmash.audit.Declarations.Declaration;

/** Where declarations and alerts stand. */
public interface AlertRegister {

    /** @param likeness in what, see {@code Likeness} */
    record Print(String likeness, String salt, String fingerprint) {
    }

    void declare(Declaration declaration, List<Print> prints);

    List<Declaration> declarations();

    /** Everything that holds for one account, with its fingerprints. */
    List<DeclaredPrint> declaredBy(String person);

    record DeclaredPrint(Declarations.Of of, Print print) {
    }

    void end(String declarationId, Instant at, String by);

    /** Holds the place up to which views were looked at until the transaction ends; empty while somebody else does. */
    Optional<Long> holdWatch();

    void watchedUpTo(long sealNumber);

    /** @return false if such an alert stands unanswered already */
    boolean raise(Alerts.Kind kind, String person, String caseReference, long entryId, Instant at);

    /** The unanswered ones first, then the newest; a page from 0, of 200. */
    List<Alert> alerts(int page);

    Optional<Alert> find(String alertId);

    /** @return false if somebody has answered it */
    boolean answer(String alertId, Alerts.Finding finding, Instant at, String by);
}
