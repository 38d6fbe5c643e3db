package org.openmash.deadline;

import java.util.LinkedHashSet;
import java.util.Set;
import org.openmash.referral.CaseChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whatever is recorded about a case, its limits are settled once, at the end of the same transaction: both or neither.
 */
@Component
class SettleLimits {

    private final Limits limits;

    SettleLimits(Limits limits) {
        this.limits = limits;
    }

    @EventListener
    void on(CaseChanged changed) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            limits.settle(changed.caseReference());
            return;
        }
        if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.registerSynchronization(new AtTheEnd());
            TransactionSynchronizationManager.bindResource(this, new LinkedHashSet<String>());
        }
        pending().add(changed.caseReference());
    }

    /** Settles now what would be settled at the end: somebody in this transaction needs to know the limits. */
    void ifPending(String caseReference) {
        if (TransactionSynchronizationManager.hasResource(this) && pending().contains(caseReference)) {
            limits.settle(caseReference);
        }
    }

    @SuppressWarnings("unchecked")
    private Set<String> pending() {
        return (Set<String>) TransactionSynchronizationManager.getResource(this);
    }

    private class AtTheEnd implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            pending().stream().sorted().forEach(limits::settle);
        }

        @Override
        public void suspend() {
            kept = pending();
            TransactionSynchronizationManager.unbindResource(SettleLimits.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(SettleLimits.this, kept);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(SettleLimits.this);
        }

        private Set<String> kept;
    }
}
