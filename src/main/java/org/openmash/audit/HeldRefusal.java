package org.openmash.audit;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Whether the refusal that a call is answered with stands in the trail already, with more than its address would say. */
public final class HeldRefusal {

    private static final String KEPT = HeldRefusal.class.getName();

    private HeldRefusal() {
    }

    /** From now on it does. */
    static void keep() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(KEPT, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** @param request the call as the servlet container knows it */
    public static boolean isKept(jakarta.servlet.ServletRequest request) {
        return request.getAttribute(KEPT) != null;
    }
}
