package org.openmash.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.platform.Person;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts on record what is done to accounts, jobs and tables through the engine's own API: the engine's work and the entry are one
 * transaction. Behind the filters that say who may call, and within the one that keeps an answer until it is whole. What the
 * engine counts of a refused call, such as a wrong password, stands.
 */
class ChangesOnRecord extends OncePerRequestFilter {

    private final EngineCalls calls;
    private final AuditTrail trail;
    private final CasesInTheEngine cases;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    /** The groups of this account, or the account itself, are others now. Published in the transaction that changes them. */
    record AccountChanged(String userId) {
    }

    ChangesOnRecord(EngineCalls calls, AuditTrail trail, CasesInTheEngine cases, ObjectMapper json,
            PlatformTransactionManager transactions, ApplicationEventPublisher events) {
        this.events = events;
        this.calls = calls;
        this.trail = trail;
        this.cases = cases;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !calls.of(request).changesWhatIsEntered();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var call = calls.of(request);
        var sent = new ReadRequest(request);
        // what is changed may be gone then: an account that is deleted, a job that runs again
        var account = call.createsAnAccount() ? created(sent) : call.account();
        var jobsCase = call.changesAJob() ? cases.ofJob(call.id()).orElse(null) : null;
        try {
            transaction.executeWithoutResult(status -> {
                carryOut(sent, response, chain);
                if (response.getStatus() < 300) {
                    AnswersOnRecord.person().ifPresent(by -> enter(by, call, jobsCase, account));
                } else if (status.isRollbackOnly()) {
                    status.setRollbackOnly();
                }
            });
        } catch (CarriedOut failed) {
            failed.rethrow();
        }
    }

    private void enter(Person by, EngineCalls.Call call, String jobsCase, Optional<String> account) {
        if (call.createsAnAccount() && account.isEmpty()) {
            // what cannot be put on record is not done
            throw new IllegalStateException("Whose account was created cannot be read");
        }
        if (call.changesAnAccount()) {
            trail.changed(by, RecordKind.ACCOUNT, account.orElse(null), call.words(), call.group());
            account.map(AccountChanged::new).ifPresent(events::publishEvent);
        } else if (call.changesAJob()) {
            trail.retried(by, call.id(), jobsCase, call.words());
        } else {
            trail.changed(by, RecordKind.CALL, call.id(), call.words(), null);
        }
    }

    /** Whose account it will be stands in what was sent. */
    private Optional<String> created(ReadRequest sent) {
        try {
            return Optional.of(json.readTree(sent.body()).path("profile").path("id").asText()).filter(id -> !id.isEmpty());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static void carryOut(HttpServletRequest request, HttpServletResponse answer, FilterChain chain) {
        try {
            chain.doFilter(request, answer);
        } catch (ServletException | IOException failed) {
            throw new CarriedOut(failed);
        }
    }

    /** A failure of the call on its way out of the transaction. */
    private static final class CarriedOut extends RuntimeException {

        CarriedOut(Exception failed) {
            super(failed);
        }

        void rethrow() throws ServletException, IOException {
            if (getCause() instanceof IOException failed) {
                throw failed;
            }
            throw (ServletException) getCause();
        }
    }
}
