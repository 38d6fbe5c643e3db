package org.openmash.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.openmash.platform.HubSentence;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What the engine refuses, on its REST API and behind the webapps, is answered like what is not there: it would say by
 * 403, 404 or 500, and in words that repeat the id, whether somebody else's task exists. The hub's own sentences pass, and none
 * of the engine's, which repeat what was sent.
 */
class RefusalsAlike extends OncePerRequestFilter {

    private static final Set<String> NOT_THERE_OR_NOT_YOURS = Set.of("AuthorizationException", "NotFoundException",
            "NullValueException", "TaskNotFoundException");
    private static final int SHORTEST_ID = 20;

    private final ObjectMapper json;

    RefusalsAlike(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        if (kept.getStatus() >= 400) {
            refuse(request, kept);
        }
        kept.copyBodyToResponse();
    }

    private void refuse(HttpServletRequest request, ContentCachingResponseWrapper kept) throws IOException {
        var said = said(kept.getContentAsByteArray());
        var message = said.path("message").asText("");
        var sentence = HubSentence.in(request, message);
        kept.resetBuffer();
        if (isNotThere(request, kept.getStatus(), said.path("type").asText(""), sentence.orElse(message))) {
            answer(kept, 404, "There is nothing here for you.");
        } else {
            answer(kept, kept.getStatus(), sentence.orElse("This cannot be done here."));
        }
    }

    /** Of a form, a diagram or a task that is not there the engine says so in four ways. */
    private static boolean isNotThere(HttpServletRequest request, int status, String type, String message) {
        return status == 403 || status == 404 || NOT_THERE_OR_NOT_YOURS.contains(type)
                || request.getMethod().equals("GET") && (status < 500 || type.equals("NullPointerException"))
                || Stream.of(request.getRequestURI().split("/")).anyMatch(part -> part.length() > SHORTEST_ID
                && message.contains(part));
    }

    private JsonNode said(byte[] body) {
        try {
            return json.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException noJson) {
            return json.createObjectNode();
        }
    }

    private void answer(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(json.writeValueAsString(Map.of("type", "Refusal", "message", sentence)));
        response.getWriter().flush();
    }
}
