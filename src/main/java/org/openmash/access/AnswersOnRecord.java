package org.openmash.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.HeldRefusal;
import org.openmash.audit.RecordKind;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Puts on record what somebody who has signed in was refused, on whatever surface, once it is answered and rolled back;
 * and what was done to accounts, jobs and tables through the engine's own API. Of an address only words of the hub and ids are
 * kept: whatever else somebody typed there is a star.
 */
class AnswersOnRecord extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AnswersOnRecord.class);
    private static final Set<String> APIS = Set.of("api", "engine-rest");
    private static final Pattern ENGINE_ID = Pattern.compile("\\d{1,20}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int LONGEST = 200;
    private static final int LONGEST_ACCOUNT = 100_000;

    private final Set<String> named;
    private final AuditTrail trail;
    private final Persons persons;
    private final CasesInTheEngine cases;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    AnswersOnRecord(AccessRules rules, AuditTrail trail, Persons persons, CasesInTheEngine cases, ObjectMapper json,
            PlatformTransactionManager transactions) {
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
        this.named = rules.words();
        this.trail = trail;
        this.persons = persons;
        this.cases = cases;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = address(request);
        // a job that runs again is gone at once
        var jobsCase = address.changesAJob() ? cases.ofJob(address.id()).orElse(null) : null;
        if (address.changesWhatIsEntered()) {
            change(address, jobsCase, new ContentCachingRequestWrapper(request, LONGEST_ACCOUNT), response, chain);
        } else {
            chain.doFilter(request, response);
        }
        try {
            person().filter(person -> isRefusal(response.getStatus(), address)).filter(person -> !HeldRefusal.isKept(request))
                    .ifPresent(person -> trail.refused(person, address.kind(), address.id(),
                            jobsCase != null ? jobsCase : address.caseReference(), address.words(),
                            String.valueOf(response.getStatus())));
        } catch (RuntimeException fault) {
            // the answer is on its way; it cannot be taken back
            LOG.error("MASH-AUDIT-04 A refusal could not be put on record: {}", fault.getClass().getName());
        }
    }

    /** The change and its entry are one transaction, and the answer leaves after it. */
    private void change(Address address, String jobsCase, ContentCachingRequestWrapper request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        // one that is deleted is gone
        var account = address.account();
        var answer = new ContentCachingResponseWrapper(response);
        try {
            transaction.executeWithoutResult(status -> {
                carryOut(request, answer, chain);
                if (answer.getStatus() < 300) {
                    person().ifPresent(by -> enter(by, address, jobsCase, account.or(() -> created(address, request))));
                } else {
                    status.setRollbackOnly();
                }
            });
        } catch (CarriedOut failed) {
            failed.rethrow();
        }
        answer.copyBodyToResponse();
    }

    private void enter(Person by, Address address, String jobsCase, Optional<String> account) {
        if (address.changesAnAccount()) {
            trail.changed(by, RecordKind.ACCOUNT, account.orElse(null), address.words(), address.group());
        } else if (address.changesAJob()) {
            trail.retried(by, address.id(), jobsCase, address.words());
        } else {
            trail.changed(by, RecordKind.CALL, address.id(), address.words(), null);
        }
    }

    /** Whose account it is stands in what was sent; what cannot be put on record is not done. */
    private Optional<String> created(Address address, ContentCachingRequestWrapper request) {
        if (!address.createsAnAccount()) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.readTree(request.getContentAsByteArray()).required("profile").required("id").asText());
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalStateException("Whose account was created cannot be read");
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

    private static Optional<Person> person() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(who -> who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken))
                .map(who -> new Person(who.getName(), who.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toUnmodifiableSet())));
    }

    private Address address(HttpServletRequest request) {
        var path = AccessRules.onTheEngine(request.getRequestURI().substring(request.getContextPath().length()));
        return new Address(request.getMethod(), Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList());
    }

    /** A missing page or picture is no refusal; a record that is not there, or not for this person, is one. */
    private static boolean isRefusal(int status, Address address) {
        return status == 403 || status >= 400 && status < 500 && status != 401 && address.isOfAnApi();
    }

    private class Address {

        private final String method;
        private final List<String> segments;

        Address(String method, List<String> segments) {
            this.method = method;
            this.segments = segments;
        }

        boolean isOfAnApi() {
            return !segments.isEmpty() && APIS.contains(segments.get(0));
        }

        String words() {
            var words = method + segments.stream().map(segment -> named.contains(segment) ? segment : "*")
                    .collect(Collectors.joining("/", " /", ""));
            return words.substring(0, Math.min(words.length(), LONGEST));
        }

        String caseReference() {
            return segments.stream().filter(CasesInTheEngine::isReference).findFirst().orElse(null);
        }

        String id() {
            return segments.stream().filter(segment -> ENGINE_ID.matcher(segment).matches()).findFirst()
                    .orElseGet(this::caseReference);
        }

        RecordKind kind() {
            return caseReference() != null ? RecordKind.CASE
                    : segments.contains("task") || segments.contains("drafts") ? RecordKind.TASK : RecordKind.CALL;
        }

        private boolean changes() {
            return Stream.of("POST", "PUT", "DELETE").anyMatch(method::equals);
        }

        boolean changesWhatIsEntered() {
            return changesAnAccount() || changesAJob() || deploysATable();
        }

        boolean createsAnAccount() {
            return segments.equals(List.of("engine-rest", "user", "create"));
        }

        boolean changesAnAccount() {
            return changes() && segments.size() > 2 && segments.get(0).equals("engine-rest")
                    && (segments.get(1).equals("user") || segments.get(1).equals("group"));
        }

        boolean changesAJob() {
            return changes() && segments.size() == 4 && segments.get(0).equals("engine-rest")
                    && segments.get(1).equals("job") && segments.get(3).equals("retries");
        }

        boolean deploysATable() {
            return changes() && segments.equals(List.of("engine-rest", "deployment", "create"));
        }

        Optional<String> account() {
            return segments.stream().skip(2).filter(segment -> !named.contains(segment) && !isGroup(segment))
                    .filter(persons::exists).findFirst();
        }

        String group() {
            return segments.stream().skip(2).filter(this::isGroup).findFirst().orElse(null);
        }

        private boolean isGroup(String segment) {
            return Role.isHubGroup(segment) || segment.matches("agency-[a-z-]{1,40}");
        }
    }
}
