package org.openmash.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read of the register, for whoever asks for the same again before something is written: a form
 * and the limits of its case are made by many that each ask for the contact, its ratings and its requests. It is
 * forgotten with every write and with a lock, and when it was interrupted by another that wrote. Without a transaction
 * everything is read each time.
 */
@Component
public class ReadOnce {

    /** How many transactions have written, whoever's. */
    private final AtomicLong written = new AtomicLong();

    /**
     * @param what    what is read, equal only to what reads the same
     * @param reading whose result nobody changes
     */
    @SuppressWarnings("unchecked")
    public <T> T read(Object what, Supplier<T> reading) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return reading.get();
        }
        var kept = kept();
        var known = kept.read.get(what);
        if (known == null) {
            known = reading.get();
            kept.read.put(what, known);
        }
        return (T) known;
    }

    /** What is read from here on may be another than before. */
    void forget() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            kept().forget();
        }
    }

    /** How often something was written or locked in this transaction: as long as it is the same, nothing was. */
    public long writes() {
        return kept().writes;
    }

    private Kept kept() {
        var known = (Kept) TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return known;
        }
        var kept = new Kept();
        TransactionSynchronizationManager.registerSynchronization(kept);
        TransactionSynchronizationManager.bindResource(this, kept);
        return kept;
    }

    private final class Kept implements TransactionSynchronization {

        private final Map<Object, Object> read = new HashMap<>();
        private long writes;
        private long writtenBefore;

        private void forget() {
            read.clear();
            writes++;
        }

        @Override
        public void suspend() {
            writtenBefore = written.get();
            TransactionSynchronizationManager.unbindResource(ReadOnce.this);
        }

        @Override
        public void resume() {
            if (written.get() != writtenBefore) {
                forget();
            }
            TransactionSynchronizationManager.bindResource(ReadOnce.this, this);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            forget();
        }

        @Override
        public void afterCompletion(int status) {
            if (writes > 0) {
                written.incrementAndGet();
            }
            TransactionSynchronizationManager.unbindResourceIfPossible(ReadOnce.this);
        }
    }
}
