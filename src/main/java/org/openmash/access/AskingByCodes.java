package org.openmash.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever is not shown the codes of cases does not ask by them either: which instances or tasks have a rating of RED, sorted by
 * it, or listed with it, tells as much as the variables themselves.
 */
class AskingByCodes extends OncePerRequestFilter {

    private static final String VARIABLE = "variable";
    private static final String REFUSAL = "The codes of cases are not shown to you, so that nothing can be looked for or"
            + " sorted by them.";

    private final NeedToKnow matrix;
    private final ObjectMapper json;

    AskingByCodes(NeedToKnow matrix, ObjectMapper json) {
        this.matrix = matrix;
        this.json = json;
    }

    /** One's own forms are read and sent with variables. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        var who = SecurityContextHolder.getContext().getAuthentication();
        return Stream.of("/form-variables", "/submit-form", "/complete", "/deployment/create").anyMatch(path::endsWith)
                || who != null && who.getAuthorities().stream().anyMatch(group -> matrix.isShown("codes", group.getAuthority()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var read = new ReadRequest(request);
        if (asksInAddress(request) || asksInBody(read.body())) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getWriter().write(json.writeValueAsString(Map.of("type", "Refusal", "message", REFUSAL)));
        } else {
            chain.doFilter(read, response);
        }
    }

    private static boolean asksInAddress(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream().anyMatch(parameter -> Arrays.stream(parameter.getValue())
                .anyMatch(value -> asks(parameter.getKey(), value)));
    }

    /** What cannot be read is not passed on: the engine might read it otherwise. */
    private boolean asksInBody(byte[] body) {
        try {
            return body.length > 0 && asks(json.readTree(body));
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static boolean asks(JsonNode question) {
        return question.properties().stream().anyMatch(field -> field.getValue().isValueNode()
                        ? asks(field.getKey(), field.getValue().asText())
                        : !field.getValue().isEmpty() && isOfVariables(field.getKey()))
                || question.valueStream().anyMatch(AskingByCodes::asks);
    }

    private static boolean asks(String name, String value) {
        return isOfVariables(name) && !value.isEmpty() && !value.equals("false") && !value.equals("null")
                || name.equals("sortBy") && isOfVariables(value);
    }

    /** How names and values are compared says nothing yet. */
    private static boolean isOfVariables(String name) {
        return name.toLowerCase(Locale.ROOT).contains(VARIABLE) && !name.endsWith("IgnoreCase");
    }
}
