package org.openmash.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
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
        forgetOtherGroups(request.getSession(false), engine.getName(), result.getGroups());
        return result;
    }

    /** The webapps keep the groups of whoever signed in, and take them anew only when they know nobody. */
    private static void forgetOtherGroups(HttpSession session, String engine, List<String> groups) {
        if (session != null) {
            var kept = AuthenticationUtil.getAuthsFromSession(session);
            if (kept.getAuthenticationForProcessEngine(engine) instanceof UserAuthentication known
                    && !Set.copyOf(known.getGroupIds()).equals(Set.copyOf(groups))) {
                kept.removeByEngineName(engine);
            }
        }
    }
}
