package org.openmash.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
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
        return UsernamePasswordAuthenticationToken.authenticated(name, null,
                find(name).map(Account::authorities).orElse(List.of()));
    }

    /** The account as it is now; empty if it is not there. */
    Optional<Account> find(String name) {
        return hub.call(() -> Optional.ofNullable(identity.createUserQuery().userId(name).singleResult()))
                .map(user -> new Account(name, ((UserEntity) user).getSalt(), persons.person(name).groups()));
    }

    /** @param salt of its password; each new password has a new one */
    record Account(String id, String salt, Set<String> groups) {

        /** False of somebody else's account. */
        boolean hasAnotherPasswordThan(Account before) {
            return id.equals(before.id) && !Objects.equals(salt, before.salt);
        }

        List<SimpleGrantedAuthority> authorities() {
            return groups.stream().map(SimpleGrantedAuthority::new).toList();
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
