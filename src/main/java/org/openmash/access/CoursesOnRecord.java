package org.openmash.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.audit.ListViews;
import org.openmash.audit.RecordKind;
import org.openmash.audit.ViewRecords;
import org.openmash.platform.Person;
import org.openmash.platform.Restricted;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Puts on record whose case's course or codes somebody reads from the engine, as Cockpit does: an instance, its variables, its
 * steps, its history, or a list over many cases. It is recorded before the answer leaves; what cannot be recorded is not shown.
 * A case that is closed to a manager, as restricted or because they know the family, is closed here as well.
 */
class CoursesOnRecord extends OncePerRequestFilter {

    /** Lists of tasks are one's own. */
    private static final Set<String> COURSE = Set.of("process-instance", "execution", "incident", "job", "variable-instance",
            "event-subscription", "history");
    private static final Set<String> KINDS = Set.of("process-instance", "execution", "incident", "job", "variable-instance",
            "event-subscription", "activity-instance", "task", "detail", "decision-instance");
    private static final Set<String> CODES = Set.of("variables", "localVariables");
    /** They work on cases; operators and governance read every course, and no record. */
    private static final List<Role> WORK_ON_CASES = List.of(Role.UNIT_MANAGER, Role.SERVICE_MANAGER);

    private final CasesInTheEngine cases;
    private final RecordAccess records;
    private final ViewRecords views;
    private final ListViews lists;
    private final ObjectMapper json;

    CoursesOnRecord(CasesInTheEngine cases, RecordAccess records, ViewRecords views, ListViews lists, ObjectMapper json) {
        this.records = records;
        this.json = json;
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
        var question = new ReadRequest(request);
        var address = address(request);
        var person = person();
        if (isClosed(person, cases.namedIn(address))) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var named = cases.namedBy(address, request.getParameterMap(), question.body());
        chain.doFilter(question, response);
        if (response.getStatus() < 300) {
            var open = open(person, named);
            open.forEach(reference -> views.viewedCourse(person, reference));
            named.stream().filter(reference -> !open.contains(reference)).forEach(reference -> isClosed(person, Set.of(reference)));
            show(person, address, named.isEmpty(), open.containsAll(named),
                    WebUtils.getNativeResponse(response, ContentCachingResponseWrapper.class));
        }
    }

    private Set<String> open(Person person, Set<String> cases) {
        return worksOnCases(person) ? records.mayOpen(person, cases) : cases;
    }

    /** The attempt is on record then. */
    private boolean isClosed(Person person, Set<String> named) {
        if (!worksOnCases(person)) {
            return false;
        }
        try {
            named.forEach(reference -> records.check(person, reference));
            return false;
        } catch (Restricted closed) {
            return true;
        }
    }

    /**
     * What stands on a list is one look; of a case that is closed to the person nothing stands there and nothing is counted,
     * as if it were not there.
     */
    private void show(Person person, List<String> address, boolean ofAll, boolean countsNothingClosed,
            ContentCachingResponseWrapper answer) throws IOException {
        var whole = read(answer.getContentAsByteArray());
        var rows = whole.isArray() ? whole.valueStream().toList() : List.of(whole);
        var listed = cases.listedIn(rows);
        var shown = open(person, Set.copyOf(listed.values()));
        if (!whole.isArray() && isClosed(person, Set.copyOf(listed.values()))) {
            answer.resetBuffer();
            answer.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (whole.has("count") && !countsNothingClosed) {
            say(answer, Map.of("count", 0));
        } else if (!shown.containsAll(listed.values())) {
            say(answer, rows.stream().filter(row -> !listed.containsKey(row) || shown.contains(listed.get(row))).toList());
        }
        if (ofAll) {
            lists.seen(person, RecordKind.COURSE, "LIST " + kind(address), List.copyOf(shown));
        }
    }

    private void say(ContentCachingResponseWrapper answer, Object said) throws IOException {
        answer.resetBuffer();
        answer.getOutputStream().write(json.writeValueAsBytes(said));
    }

    private JsonNode read(byte[] answer) {
        try {
            return json.readTree(answer);
        } catch (IOException notJson) {
            return json.createArrayNode();
        }
    }

    /** Of what, so that two lists that a page asks for in turn are two looks. */
    private static String kind(List<String> address) {
        return address.stream().filter(KINDS::contains).reduce((wider, narrower) -> narrower).orElse("history");
    }

    private static Person person() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return new Person(who.getName(), who.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean worksOnCases(Person person) {
        return WORK_ON_CASES.stream().anyMatch(role -> person.isIn(role.group()));
    }

    private static List<String> address(HttpServletRequest request) {
        var path = AccessRules.onTheEngine(request.getRequestURI().substring(request.getContextPath().length()));
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
