package org.openmash.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.HeldRefusal;
import org.openmash.platform.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts on record what somebody who has signed in was refused, on whatever surface, once it is answered and rolled back. */
class AnswersOnRecord extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AnswersOnRecord.class);

    private final EngineCalls calls;
    private final AuditTrail trail;
    private final CasesInTheEngine cases;

    AnswersOnRecord(EngineCalls calls, AuditTrail trail, CasesInTheEngine cases) {
        this.calls = calls;
        this.trail = trail;
        this.cases = cases;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = calls.of(request);
        // a job that runs again is gone at once
        var jobsCase = address.changesAJob() ? cases.ofJob(address.id()).orElse(null) : null;
        chain.doFilter(request, response);
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

    static Optional<Person> person() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(who -> who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken))
                .map(who -> new Person(who.getName(), who.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toUnmodifiableSet())));
    }

    /** A missing page or picture is no refusal; a record that is not there, or not for this person, is one. */
    private static boolean isRefusal(int status, EngineCalls.Call address) {
        return status == 403 || status >= 400 && status < 500 && status != 401 && address.isOfAnApi();
    }
}
