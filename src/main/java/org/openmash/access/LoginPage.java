package org.openmash.access;

import jakarta.servlet.http.HttpServletRequest;
import org.openmash.hub.HubSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The one page on which everybody signs in. */
@RestController
class LoginPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en-GB">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Sign in – OpenMASH</title>
              <link rel="stylesheet" href="/mash/login.css">
            </head>
            <body>
              %s
              <main>
                <h1>OpenMASH</h1>
                <p class="hub">%s</p>
                %s
                <form method="post" action="/login">
                  <input type="hidden" name="_csrf" value="%s">
                  <label for="username">User name</label>
                  <input id="username" name="username" placeholder="Username" autocomplete="username" required autofocus>
                  <label for="password">Password</label>
                  <input id="password" name="password" type="password" placeholder="Password"
                         autocomplete="current-password" required>
                  <button type="submit">Sign in</button>
                </form>
                <p class="note">If a child is in danger now, call 999.</p>
              </main>
            </body>
            </html>
            """;

    private final HubSettings settings;
    private final boolean demo;

    LoginPage(HubSettings settings, @Value("${mash.demo}") boolean demo) {
        this.settings = settings;
        this.demo = demo;
    }

    @GetMapping(path = "/login", produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, CsrfToken token) {
        return PAGE.formatted(
                demo ? "<div class=\"demo\" role=\"note\">DEMONSTRATION: no real people</div>" : "",
                HtmlUtils.htmlEscape(settings.name()), message(request), HtmlUtils.htmlEscape(token.getToken()));
    }

    private static String message(HttpServletRequest request) {
        if (request.getParameter("error") != null) {
            return "<p class=\"error\" role=\"alert\">The user name or the password is wrong. After several wrong tries"
                    + " the account is locked for a while.</p>";
        }
        return request.getParameter("logout") != null
                ? "<p class=\"done\" role=\"status\">You have signed out.</p>" : "";
    }
}
