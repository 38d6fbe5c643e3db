package org.openmash.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.audit.ListViews;
import org.openmash.audit.RecordKind;
import org.openmash.audit.ViewRecords;
import org.openmash.platform.Person;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Puts on record whose case's course or codes somebody reads from the engine, as Cockpit does: an instance, its variables, its
 * steps, its history, or a list over many cases. It is recorded before the answer leaves; what cannot be recorded is not shown.
 */
class CoursesOnRecord extends OncePerRequestFilter {

    /** Lists of tasks are one's own. */
    private static final Set<String> COURSE = Set.of("process-instance", "execution", "incident", "job", "variable-instance",
            "history");
    private static final Set<String> KINDS = Set.of("process-instance", "execution", "incident", "job", "variable-instance",
            "activity-instance", "task", "detail", "decision-instance");
    private static final Set<String> CODES = Set.of("variables", "localVariables");
    private static final int LONGEST_QUESTION = 1_000_000;

    private final CasesInTheEngine cases;
    private final ViewRecords views;
    private final ListViews lists;

    CoursesOnRecord(CasesInTheEngine cases, ViewRecords views, ListViews lists) {
        this.lists = lists;
        this.cases = cases;
        this.views = views;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var address = address(request);
        return !(request.getMethod().equals("GET") || request.getMethod().equals("POST")) || address.size() < 2
                || !(address.get(0).equals("engine-rest") ? COURSE.contains(address.get(1))
                || address.get(1).equals("task") && address.stream().anyMatch(CODES::contains)
                : request.getRequestURI().startsWith("/camunda/api/cockpit/plugin/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var question = new ContentCachingRequestWrapper(request, LONGEST_QUESTION);
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(question, answer);
        record(question, answer);
        answer.copyBodyToResponse();
    }

    private void record(ContentCachingRequestWrapper request, ContentCachingResponseWrapper answer) {
        if (answer.getStatus() < 300) {
            var who = SecurityContextHolder.getContext().getAuthentication();
            var person = new Person(who.getName(), who.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                    .collect(Collectors.toUnmodifiableSet()));
            var address = address(request);
            var named = cases.namedBy(address, request.getParameterMap(), request.getContentAsByteArray());
            named.forEach(reference -> views.viewedCourse(person, reference));
            if (named.isEmpty()) {
                lists.seen(person, RecordKind.COURSE, "LIST " + kind(address), cases.listedIn(answer.getContentAsByteArray()));
            }
        }
    }

    /** Of what, so that two lists that a page asks for in turn are two looks. */
    private static String kind(List<String> address) {
        return address.stream().filter(KINDS::contains).reduce((wider, narrower) -> narrower).orElse("history");
    }

    private static List<String> address(HttpServletRequest request) {
        var path = AccessRules.onTheEngine(request.getRequestURI().substring(request.getContextPath().length()));
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
