package org.openmash.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.audit.AuditRegister.Seal;
import org.openmash.audit.AuditRegister.Sealed;
import org.openmash.audit.Verification.Anchor;
import org.openmash.audit.Verification.Finding;
import org.openmash.audit.Verification.Found;
import org.openmash.audit.Verification.Waiting;
import org.openmash.platform.Sha256;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The chain of seals over the trail. A seal's hash covers the hash before it and the whole of its entry, so that an entry
 * that is altered, taken away, put between or moved no longer fits. The chain's order is the order of sealing.
 */
@Service
public class AuditChain {

    private static final int AT_A_TIME = 1000;
    private static final int SHOWN = 50;
    /** An entry is sealed within a minute; one that is sealed later than this waited for an outage, or was dated back. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final AuditRegister register;
    private final CoveredRows covered;
    private final Clock clock;

    AuditChain(AuditRegister register, CoveredRows covered, Clock clock) {
        this.covered = covered;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Seals what waits, up to a thousand entries. Nobody waits for it: while one node seals, the others leave it to it.
     *
     * @return how many entries were sealed
     */
    @Transactional
    public int seal() {
        return register.holdEnd().map(this::sealBehind).orElse(0);
    }

    private int sealBehind(Seal end) {
        var waiting = register.waiting(AT_A_TIME);
        if (waiting.isEmpty()) {
            return 0;
        }
        var at = AuditTrail.now(clock);
        var seals = new ArrayList<Seal>();
        var last = end;
        for (var entry : waiting) {
            last = new Seal(last.number() + 1, hash(last.hash(), last.number() + 1, at, entry));
            seals.add(last);
        }
        register.seal(seals, waiting.stream().map(AuditEntry::id).toList(), at);
        return waiting.size();
    }

    /** Where the chain ends: whoever notes it down elsewhere can prove later that nothing before it was exchanged. */
    public Anchor end() {
        var end = register.end();
        return new Anchor(end.number(), end.hash());
    }

    /**
     * Computes the whole chain anew. Sealing may go on meanwhile.
     *
     * @param noted an end that was noted down earlier, which must still be in the chain
     */
    @Transactional(readOnly = true)
    public Verification verify(Optional<Anchor> noted) {
        var end = register.end();
        var findings = new Findings();
        var walk = new Walk(end, noted, findings);
        for (var batch = register.sealedAfter(0, AT_A_TIME); !batch.isEmpty();
                batch = register.sealedAfter(batch.get(batch.size() - 1).seal().number(), AT_A_TIME)) {
            batch.stream().filter(sealed -> sealed.seal().number() <= end.number()).forEach(walk::over);
            if (batch.get(batch.size() - 1).seal().number() >= end.number()) {
                break;
            }
        }
        walk.ends();
        unsealedFindings(findings);
        covered.verify(findings::add);
        var unsealed = register.unsealed(SHOWN);
        return new Verification(findings.count == 0, AuditTrail.now(clock), end.number(), end.hash(), findings.first,
                findings.count,
                new Waiting(unsealed.count(), unsealed.first().stream()
                        .map(entry -> new Waiting.Entry(entry.id(), entry.at())).toList()), walk.late());
    }

    private void unsealedFindings(Findings findings) {
        register.waitingInVain(SHOWN).forEach(id -> findings.add(new Finding(Found.REMOVED, null, id, null)));
        // asked twice: an entry that is sealed between two looks at the tables is no stray
        var strays = register.strays(SHOWN);
        if (!strays.isEmpty()) {
            var again = register.strays(SHOWN).stream().map(AuditEntry::id).collect(Collectors.toSet());
            strays.stream().filter(entry -> again.contains(entry.id()))
                    .forEach(entry -> findings.add(new Finding(Found.INSERTED, null, entry.id(), entry.at())));
        }
    }

    /** Keeps the first, counts all. */
    private static class Findings {

        private final List<Finding> first = new ArrayList<>();
        private long count;

        void add(Finding finding) {
            count++;
            if (first.size() < SHOWN) {
                first.add(finding);
            }
        }
    }

    /** One way along the chain, from its beginning to its end. */
    private static class Walk {

        private final Seal end;
        private final Optional<Anchor> noted;
        private final Findings findings;
        private Seal last = new Seal(0, AuditRegister.BEGINNING);
        private long late;
        private boolean notedIsThere;

        Walk(Seal end, Optional<Anchor> noted, Findings findings) {
            this.end = end;
            this.noted = noted;
            this.findings = findings;
        }

        void over(Sealed sealed) {
            for (long missing = last.number() + 1; missing < sealed.seal().number(); missing++) {
                findings.add(new Finding(Found.REMOVED, missing, null, sealed.sealedAt()));
            }
            var follows = sealed.seal().number() == last.number() + 1;
            if (sealed.entry().isEmpty()) {
                findings.add(new Finding(Found.REMOVED, sealed.seal().number(), sealed.entryId(), sealed.sealedAt()));
            } else if (follows && !sealed.seal().hash().equals(hash(last.hash(), sealed.seal().number(), sealed.sealedAt(),
                    sealed.entry().get()))) {
                findings.add(new Finding(Found.ALTERED, sealed.seal().number(), sealed.entryId(),
                        sealed.entry().get().at()));
            }
            if (sealed.entry().filter(entry -> entry.at().plus(LATE).isBefore(sealed.sealedAt())).isPresent()) {
                late++;
            }
            notedIsThere |= noted.filter(anchor -> anchor.number() == sealed.seal().number()
                    && anchor.hash().equalsIgnoreCase(sealed.seal().hash())).isPresent();
            last = sealed.seal();
        }

        void ends() {
            if (last.number() != end.number() || !last.hash().equals(end.hash())) {
                findings.add(new Finding(Found.CUT_OFF, last.number() + 1, null, null));
            }
            if (noted.isPresent() && !notedIsThere) {
                findings.add(new Finding(Found.EXCHANGED, noted.get().number(), null, null));
            }
        }

        long late() {
            return late;
        }
    }

    private static String hash(String before, long number, Instant sealedAt, AuditEntry entry) {
        var content = Stream.of(before, number, sealedAt.toEpochMilli(), entry.id(), micros(entry.at()), entry.person(),
                        entry.roles(), entry.action(), entry.kind(), entry.recordId(), entry.caseReference(), entry.detail(),
                        entry.why())
                .map(Sha256::part).collect(Collectors.joining());
        return Sha256.of(content);
    }

    private static long micros(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000);
    }
}
