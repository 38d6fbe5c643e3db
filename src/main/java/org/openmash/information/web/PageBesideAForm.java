package org.openmash.information.web;

import java.security.Principal;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Persons;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What the pages that open beside a form have in common: no script, and nothing of them stays in the browser. */
@Component
class PageBesideAForm {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en-GB">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%s – OpenMASH</title>
              <link rel="stylesheet" href="/mash/governance.css">
              <link rel="stylesheet" href="/mash/chronology.css">
            </head>
            <body>
              %s
              <header>
                <p class="brand">OpenMASH <span>%s</span></p>
                <nav aria-label="Pages"><a href="/camunda/app/tasklist/default/">Tasklist</a><span>%s</span></nav>
              </header>
              <main>%s</main>
            </body>
            </html>
            """;

    private final Persons persons;
    private final HubSettings settings;
    private final boolean demo;

    PageBesideAForm(Persons persons, HubSettings settings, @Value("${mash.demo}") boolean demo) {
        this.persons = persons;
        this.settings = settings;
        this.demo = demo;
    }

    /** @param main as HTML, escaped already */
    ResponseEntity<String> answer(HttpStatus status, String title, Principal who, String main) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'self'; form-action 'self'; frame-ancestors 'none'")
                .body(PAGE.formatted(title,
                        demo ? "<div class=\"mash-demonstration\" role=\"note\">DEMONSTRATION: no real people</div>" : "",
                        HtmlUtils.htmlEscape(settings.name()),
                        HtmlUtils.htmlEscape(persons.displayName(who.getName())), main));
    }
}
