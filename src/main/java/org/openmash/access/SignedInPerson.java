package org.openmash.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tells the engine's webapps and REST API who has signed in. Public because the engine's filters create it by name. */
public class SignedInPerson extends ContainerBasedAuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken) {
            return AuthenticationResult.unsuccessful();
        }
        var result = new AuthenticationResult(who.getName(), true);
        result.setGroups(who.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList());
        result.setTenants(List.of());
        return result;
    }
}
