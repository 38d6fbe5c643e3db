package org.openmash.access;

import org.camunda.bpm.engine.IdentityService;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.Persons;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Signs people in with their account in the engine; its throttle slows down and locks after wrong passwords. */
@Component
class EngineAccounts implements AuthenticationProvider {

    private final IdentityService identity;
    private final Persons persons;
    private final ActingAsHub hub;

    EngineAccounts(IdentityService identity, Persons persons, ActingAsHub hub) {
        this.identity = identity;
        this.persons = persons;
        this.hub = hub;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var name = attempt.getName();
        var password = String.valueOf(attempt.getCredentials());
        if (!hub.call(() -> identity.checkPassword(name, password))) {
            throw new BadCredentialsException("Wrong user name or password");
        }
        var authorities = persons.person(name).groups().stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(name, null, authorities);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
