package org.openmash.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.audit.RecordKind;
import org.openmash.platform.CaseReference;
import org.openmash.platform.Persons;
import org.springframework.stereotype.Component;

/**
 * What a call is about, by its address. Of an address only words of the hub and ids are kept: whatever else somebody typed there
 * is a star.
 */
@Component
class EngineCalls {

    private static final Set<String> APIS = Set.of("api", "engine-rest");
    private static final Pattern ENGINE_ID = Pattern.compile("\\d{1,20}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int LONGEST = 200;

    private final Set<String> named;
    private final Persons persons;

    EngineCalls(AccessRules rules, Persons persons) {
        this.named = rules.words();
        this.persons = persons;
    }

    Call of(HttpServletRequest request) {
        var path = AccessRules.onTheEngine(request.getRequestURI().substring(request.getContextPath().length()));
        return new Call(request.getMethod(), Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList());
    }

    final class Call {

        private final String method;
        private final List<String> segments;

        private Call(String method, List<String> segments) {
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
            return segments.stream().filter(CaseReference::isOne).findFirst().orElse(null);
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
