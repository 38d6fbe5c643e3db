package org.openmash.audit;

import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.openmash.audit.Verification.Finding;
import org.openmash.audit.Verification.Found;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Holds the rows of other registers against the hashes that the trail has of them. */
@Component
class CoveredRows {

    private static final int AT_A_TIME = 1000;

    private final ObjectProvider<CoveredRegister> covered;
    private final AuditRegister register;

    CoveredRows(ObjectProvider<CoveredRegister> covered, AuditRegister register) {
        this.covered = covered;
        this.register = register;
    }

    void verify(Consumer<Finding> findings) {
        covered.orderedStream().forEach(rows -> {
            holdAgainstTheTrail(rows, findings);
            lookForStrays(rows, findings);
        });
    }

    private void holdAgainstTheTrail(CoveredRegister rows, Consumer<Finding> findings) {
        for (var entries = register.covering(rows.kind(), 0, AT_A_TIME); !entries.isEmpty();
                entries = register.covering(rows.kind(), entries.get(entries.size() - 1).id(), AT_A_TIME)) {
            var now = rows.hashes(entries.stream().map(AuditEntry::recordId).toList());
            entries.forEach(entry -> {
                var hash = now.get(entry.recordId());
                if (hash == null) {
                    findings.accept(found(Found.REMOVED, entry, rows));
                } else if (!hash.equals(entry.detail())) {
                    findings.accept(found(Found.ALTERED, entry, rows));
                }
            });
        }
    }

    private static Finding found(Found what, AuditEntry entry, CoveredRegister rows) {
        return new Finding(what, null, entry.id(), entry.at(), rows.kind() + " " + entry.recordId());
    }

    private void lookForStrays(CoveredRegister rows, Consumer<Finding> findings) {
        for (var ids = rows.idsAfter("0", AT_A_TIME); !ids.isEmpty();
                ids = rows.idsAfter(ids.get(ids.size() - 1), AT_A_TIME)) {
            strays(rows, ids).forEach(id -> findings.accept(
                    new Finding(Found.INSERTED, null, null, null, rows.kind() + " " + id)));
        }
    }

    private List<String> strays(CoveredRegister rows, List<String> ids) {
        var entered = new HashSet<>(register.recorded(rows.kind(), ids));
        return ids.stream().filter(id -> !entered.contains(id)).toList();
    }
}
