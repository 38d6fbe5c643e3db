package org.openmash.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser keeps nothing of what the hub answers, except the webapps' own scripts, styles and fonts: four megabytes that are
 * the same for everybody and carry their version in their address. The hub's own are asked for each time.
 */
class KeptByBrowsers extends OncePerRequestFilter {

    private static final Pattern OF_THE_WEBAPPS =
            Pattern.compile("/camunda/(lib/[\\w.-]+|assets/[\\w.-]+|app/[a-z]+/camunda-[a-z]+-bootstrap\\.(js|css))");
    private static final String FOR_A_WEEK = CacheControl.maxAge(Duration.ofDays(7)).cachePrivate().immutable().getHeaderValue();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || request.getParameter("bust") == null
                || !OF_THE_WEBAPPS.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            /** Only a file that is there is written: an error and a redirection never come by. */
            @Override
            public ServletOutputStream getOutputStream() throws IOException {
                if (getStatus() == HttpStatus.OK.value()) {
                    setHeader(HttpHeaders.CACHE_CONTROL, FOR_A_WEEK);
                }
                return super.getOutputStream();
            }
        });
    }
}
