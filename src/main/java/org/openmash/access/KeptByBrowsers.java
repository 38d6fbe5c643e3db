package org.openmash.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;

/**
 * A browser keeps nothing of what the hub answers, except the webapps' own scripts, styles and fonts: four megabytes that are
 * the same for everybody and carry their version in their address. The hub's own are asked for each time.
 */
class KeptByBrowsers implements HeaderWriter {

    private static final Pattern OF_THE_WEBAPPS =
            Pattern.compile("/camunda/(lib/[\\w.-]+|assets/[\\w.-]+|app/[a-z]+/camunda-[a-z]+-bootstrap\\.(js|css))");
    private static final String FOR_A_WEEK = CacheControl.maxAge(Duration.ofDays(7)).cachePrivate().immutable().getHeaderValue();

    private final HeaderWriter nothing = new CacheControlHeadersWriter();

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (response.getStatus() == HttpStatus.OK.value() && request.getMethod().equals("GET")
                && request.getParameter("bust") != null && OF_THE_WEBAPPS.matcher(request.getRequestURI()).matches()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, FOR_A_WEEK);
        } else {
            nothing.writeHeaders(request, response);
        }
    }
}
