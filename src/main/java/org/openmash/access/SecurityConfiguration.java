package org.openmash.access;

import static org.springframework.security.config.Customizer.withDefaults;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.ListViews;
import org.openmash.audit.ViewRecords;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Spring Security stands before every surface: the engine's REST API and the hub's API with HTTP Basic, the webapps with
 * the hub's login page. {@link AccessRules} decide, role by role, and what they do not list is closed.
 */
@Configuration(proxyBeanMethods = false)
@ConfigurationPropertiesScan("org.openmash")
class SecurityConfiguration {

    private static final String SESSION_COOKIE = "MASH-SESSION";
    private static final PathPatternRequestMatcher.Builder PATH = PathPatternRequestMatcher.withDefaults();

    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http, AccessRules rules, EngineCalls calls, AuditTrail trail,
            CasesInTheEngine cases) throws Exception {
        return http.securityMatcher(PATH.matcher("/engine-rest/**"))
                .addFilterBefore(new AnswersOnRecord(calls, trail, cases), HeaderWriterFilter.class)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(byRule(rules)))
                .httpBasic(withDefaults()).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http, AccessRules rules, EngineCalls calls, AuditTrail trail,
            CasesInTheEngine cases, EngineAccounts accounts, Clock clock) throws Exception {
        var tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("MASH-XSRF");
        tokens.setHeaderName("X-MASH-XSRF");
        RequestMatcher screensOwnCalls = new OrRequestMatcher(PATH.matcher("/camunda/api/**"), PATH.matcher("/api/**"));
        return http
                .addFilterBefore(new SessionsOfAccounts(accounts, clock), HeaderWriterFilter.class)
                .addFilterBefore(new AnswersOnRecord(calls, trail, cases), HeaderWriterFilter.class)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                        .requestMatchers(request -> rules.isOpen(request.getMethod(), pathOf(request))).permitAll()
                        .anyRequest().access(byRule(rules)))
                // the webapps' own filter protects their API; calls with Basic carry no cookie to be abused
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .ignoringRequestMatchers(PATH.matcher("/camunda/api/**"), PATH.matcher("/camunda/app/**"))
                        .ignoringRequestMatchers(SecurityConfiguration::carriesNoSession))
                .addFilterAfter(new WriteTokenCookie(), CsrfFilter.class)
                .addFilterAfter(new KeptByBrowsers(), AuthorizationFilter.class)
                .httpBasic(basic -> basic.securityContextRepository(
                        new org.springframework.security.web.context.RequestAttributeSecurityContextRepository()))
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/"))
                .logout(logout -> logout.logoutUrl("/logout")
                        .defaultLogoutSuccessHandlerFor(new HttpStatusReturningLogoutSuccessHandler(),
                                request -> request.getHeader("X-MASH-XSRF") != null)
                        .logoutSuccessUrl("/login?logout"))
                .exceptionHandling(errors -> errors
                        .defaultAccessDeniedHandlerFor(SecurityConfiguration::refuseInWords, PATH.matcher("/api/**"))
                        .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                screensOwnCalls)
                        .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"),
                                request -> true))
                .build();
    }

    /** Spring would write the token's cookie only when somebody reads the token; the screens' scripts need it. */
    private static class WriteTokenCookie extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
                token.getToken();
            }
            chain.doFilter(request, response);
        }
    }

    private static void refuseInWords(HttpServletRequest request, HttpServletResponse response,
            AccessDeniedException denied) throws IOException {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter().write("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                + "\"detail\":\"Your role may not do this.\"}");
    }

    /** Without the session's cookie there is nothing that another page could abuse; whoever calls must say who they are. */
    private static boolean carriesNoSession(HttpServletRequest request) {
        return PATH.matcher("/api/**").matches(request) && (request.getHeader("Authorization") != null
                || request.getCookies() == null || Stream.of(request.getCookies())
                .noneMatch(cookie -> SESSION_COOKIE.equals(cookie.getName())));
    }

    private static AuthorizationManager<RequestAuthorizationContext> byRule(AccessRules rules) {
        return (who, context) -> {
            var person = who.get();
            if (person == null || !person.isAuthenticated()
                    || person instanceof org.springframework.security.authentication.AnonymousAuthenticationToken) {
                return new AuthorizationDecision(false);
            }
            var request = context.getRequest();
            var groups = person.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                    .collect(Collectors.toUnmodifiableSet());
            return new AuthorizationDecision(rules.allow(request.getMethod(), pathOf(request), groups));
        };
    }

    private static String pathOf(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappPerson() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addInitParameter("authentication-provider", SignedInPerson.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(201);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> restPerson() {
        var filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addInitParameter("authentication-provider", SignedInPerson.class.getName());
        filter.addUrlPatterns("/engine-rest/*");
        filter.setAsyncSupported(true);
        filter.setOrder(202);
        return filter;
    }

    @Bean
    FilterRegistrationBean<AskingByCodes> askingByCodes(NeedToKnow matrix, ObjectMapper json) {
        var filter = new FilterRegistrationBean<>(new AskingByCodes(matrix, json));
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        filter.setOrder(203);
        return filter;
    }

    @Bean
    FilterRegistrationBean<RefusalsAlike> refusalsAlike(ObjectMapper json) {
        var filter = new FilterRegistrationBean<>(new RefusalsAlike(json));
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        filter.setOrder(204);
        return filter;
    }

    @Bean
    FilterRegistrationBean<ChangesOnRecord> changesOnRecord(EngineCalls calls, AuditTrail trail, CasesInTheEngine cases,
            ObjectMapper json, PlatformTransactionManager transactions, ApplicationEventPublisher events) {
        var filter = new FilterRegistrationBean<>(new ChangesOnRecord(calls, trail, cases, json, transactions, events));
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        filter.setOrder(206);
        return filter;
    }

    /** Within the filter that keeps an answer until it is whole. */
    @Bean
    FilterRegistrationBean<CoursesOnRecord> coursesOnRecord(CasesInTheEngine cases, RecordAccess records, ViewRecords views,
            ListViews lists, ObjectMapper json) {
        var filter = new FilterRegistrationBean<>(new CoursesOnRecord(cases, records, views, lists, json));
        filter.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        filter.setOrder(205);
        return filter;
    }
}
