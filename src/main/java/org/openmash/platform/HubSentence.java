package org.openmash.platform;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * A sentence of the hub's own with which a call of the engine's API is refused. The engine's own sentences may repeat what was
 * sent, and do not leave.
 */
public final class HubSentence {

    private static final String SAID = HubSentence.class.getName();

    private HubSentence() {
    }

    /** @return the sentence, for the exception that the engine's API answers with */
    public static String said(String sentence) {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(SAID, sentence, RequestAttributes.SCOPE_REQUEST);
        }
        return sentence;
    }

    /** The hub's sentence with which this message ends; the engine puts ids before it. */
    public static Optional<String> in(ServletRequest request, String message) {
        return Optional.ofNullable((String) request.getAttribute(SAID)).filter(message::endsWith);
    }
}
