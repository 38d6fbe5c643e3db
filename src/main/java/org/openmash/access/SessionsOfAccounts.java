package org.openmash.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.access.EngineAccounts.Account;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session allows what its account is allowed now: within seconds it has the groups that the account has, and it ends when the
 * account is deleted or has another password. An account that is locked after wrong passwords keeps its sessions: whoever
 * types them could otherwise throw anybody out.
 */
class SessionsOfAccounts extends OncePerRequestFilter {

    private static final Duration HOLDS_FOR = Duration.ofSeconds(5);
    private static final String KNOWN = SessionsOfAccounts.class.getName();

    private final EngineAccounts accounts;
    private final Clock clock;
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SessionsOfAccounts(EngineAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What was found at this instant. */
    private record Known(Account account, Instant at) {
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && who != null && !isFresh(session, who)) {
            lookAgain(session, who, request, response);
        }
        chain.doFilter(request, response);
    }

    private boolean isFresh(HttpSession session, Authentication who) {
        return session.getAttribute(KNOWN) instanceof Known known && known.account().id().equals(who.getName())
                && Duration.between(known.at(), clock.instant()).abs().compareTo(HOLDS_FOR) < 0;
    }

    private void lookAgain(HttpSession session, Authentication who, HttpServletRequest request,
            HttpServletResponse response) {
        var now = accounts.find(who.getName()).filter(account -> !(session.getAttribute(KNOWN) instanceof Known known)
                || !account.hasAnotherPasswordThan(known.account()));
        if (now.isEmpty()) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            return;
        }
        session.setAttribute(KNOWN, new Known(now.get(), clock.instant()));
        if (!now.get().groups().equals(groups(who))) {
            var context = new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(who.getName(), null,
                    now.get().authorities()));
            SecurityContextHolder.setContext(context);
            sessions.saveContext(context, request, response);
        }
    }

    private static Set<String> groups(Authentication who) {
        return who.getAuthorities().stream().map(GrantedAuthority::getAuthority).collect(Collectors.toUnmodifiableSet());
    }
}
