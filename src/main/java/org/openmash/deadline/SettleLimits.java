package org.openmash.deadline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openmash.platform.ReadOnce;
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

    private static final long NOT_YET = -1;

    private final Limits limits;
    private final ReadOnce once;

    SettleLimits(Limits limits, ReadOnce once) {
        this.limits = limits;
        this.once = once;
    }

    @EventListener
    void on(CaseChanged changed) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            limits.settle(changed.caseReference());
            return;
        }
        if (!TransactionSynchronizationManager.hasResource(this)) {
            TransactionSynchronizationManager.registerSynchronization(new AtTheEnd());
            TransactionSynchronizationManager.bindResource(this, new TreeMap<String, Long>());
        }
        pending().put(changed.caseReference(), NOT_YET);
    }

    /** Settles now what would be settled at the end: somebody in this transaction needs to know the limits. */
    void ifPending(String caseReference) {
        if (TransactionSynchronizationManager.hasResource(this) && pending().containsKey(caseReference)) {
            settle(caseReference);
        }
    }

    /** Not again as long as nothing has been written since. */
    private void settle(String caseReference) {
        if (pending().get(caseReference) != once.writes()) {
            limits.settle(caseReference);
            pending().put(caseReference, once.writes());
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> pending() {
        return (Map<String, Long>) TransactionSynchronizationManager.getResource(this);
    }

    private class AtTheEnd implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            List.copyOf(pending().keySet()).forEach(SettleLimits.this::settle);
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

        private Map<String, Long> kept;
    }
}
