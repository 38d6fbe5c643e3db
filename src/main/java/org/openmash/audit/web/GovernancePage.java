package org.openmash.audit.web;

import java.security.Principal;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Persons;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page on which information governance works. What it shows comes from {@code /api/audit}. */
@RestController
class GovernancePage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en-GB">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Audit – OpenMASH</title>
              <link rel="stylesheet" href="/mash/governance.css">
              <script type="module" src="/mash/governance.js"></script>
            </head>
            <body>
              %s
              <header>
                <p class="brand">OpenMASH <span>%s</span></p>
                <nav aria-label="Pages">
                  <a href="/governance" aria-current="page">Audit</a>
                  <a href="/need-to-know">Need to know</a>
                  <a href="/camunda/app/cockpit/default/">Cockpit</a>
                  <span>%s</span>
                  <button type="button" id="sign-out" class="plain">Sign out</button>
                </nav>
              </header>
              <main>
                <h1>Audit</h1>
                <p id="said" role="status"></p>
                <p id="refused" role="alert"></p>

                <section aria-labelledby="chain-heading">
                  <h2 id="chain-heading">Is the trail whole?</h2>
                  <form id="verify">
                    <details>
                      <summary>Compare with an end that was noted down</summary>
                      <label>Number of the seal <input name="seal" inputmode="numeric" autocomplete="off"></label>
                      <label>Hash <input name="hash" autocomplete="off" class="wide"></label>
                    </details>
                    <button>Verify the trail</button>
                  </form>
                  <div id="verification" tabindex="-1"></div>
                </section>

                <section aria-labelledby="alerts-heading">
                  <h2 id="alerts-heading">Alerts</h2>
                  <p class="note">Somebody looked at a case that may be their own or their family's, or opened a
                    restricted record with a reason (<a href="/need-to-know#openings">which reason, and what the review found</a>).</p>
                  <div id="alerts"></div>
                </section>

                <section aria-labelledby="search-heading">
                  <h2 id="search-heading">Who saw and did what</h2>
                  <form id="search" class="fields">
                    <label>User name <input name="person" autocomplete="off"></label>
                    <label>Case <input name="caseReference" placeholder="MASH-2026-000123" autocomplete="off"></label>
                    <label>What
                      <select name="action">
                        <option value="">Everything</option>
                        <option value="VIEWED">Viewed</option>
                        <option value="CHANGED">Changed</option>
                        <option value="SEARCHED">Searched</option>
                        <option value="EXPORTED">Exported</option>
                        <option value="REFUSED">Refused</option>
                        <option value="SIGNED_IN">Signed in</option>
                      </select>
                    </label>
                    <label>From <input name="from" type="datetime-local"></label>
                    <label>Until <input name="until" type="datetime-local"></label>
                    <button>Search</button>
                  </form>
                  <div id="entries" tabindex="-1"></div>
                  <form id="export" class="fields">
                    <label>Take out everything that fits, for
                      <select name="purpose" required>
                        <option value="">Choose a purpose</option>
                        <option value="SUBJECT_ACCESS">a subject access request</option>
                        <option value="COMPLAINT">a complaint</option>
                        <option value="INVESTIGATION">an investigation</option>
                        <option value="INSPECTION">an inspection</option>
                        <option value="COURT">a court</option>
                        <option value="REGULAR_REVIEW">the regular review</option>
                      </select>
                    </label>
                    <button>Export as CSV</button>
                  </form>
                </section>

                <section aria-labelledby="disclosures-heading">
                  <h2 id="disclosures-heading">What was shared</h2>
                  <p class="note">Every item about somebody that was asked for, released, received, refused or held back, of a
                    case, of one person on it (subject access), or of a period. It names people; that you read it is on the trail.</p>
                  <form id="disclosures" class="fields">
                    <label>Case <input name="case" placeholder="MASH-2026-000123" autocomplete="off"></label>
                    <label>Person on it <input name="person" placeholder="child-1" autocomplete="off"></label>
                    <label>or from <input name="from" type="date"></label>
                    <label>to <input name="to" type="date"></label>
                    <button>Show</button>
                    <button name="format" value="csv" class="plain">Export as CSV</button>
                  </form>
                  <div id="shown-disclosures" tabindex="-1"></div>
                </section>

                <section aria-labelledby="incidents-heading">
                  <h2 id="incidents-heading">Incidents</h2>
                  <p class="note">A wrong person who was searched, and what the agency did then. People are ids on their case.</p>
                  <form id="incidents" class="fields">
                    <label>From <input name="from" type="date" required></label>
                    <label>To <input name="to" type="date" required></label>
                    <button>Show</button>
                    <button name="format" value="csv" class="plain">Export as CSV</button>
                  </form>
                  <div id="shown-incidents" tabindex="-1"></div>
                </section>

                <section aria-labelledby="declarations-heading">
                  <h2 id="declarations-heading">What staff declared</h2>
                  <p class="note">What is entered here is turned into fingerprints at once. Nobody can read it again; the
                    hub can only tell whether somebody on a case is alike.</p>
                  <form id="declare" class="fields">
                    <label>User name <input name="person" required autocomplete="off"></label>
                    <label>Declares
                      <select name="of"><option value="SELF">themselves and their home</option>
                        <option value="RELATION">a relation</option></select>
                    </label>
                    <label>Given name <input name="givenName" required autocomplete="off"></label>
                    <label>Family name <input name="familyName" required autocomplete="off"></label>
                    <label>Date of birth <input name="dateOfBirth" type="date"></label>
                    <label>House and street <input name="address" autocomplete="off"></label>
                    <label>Postcode <input name="postcode" autocomplete="off"></label>
                    <button>Hold the declaration</button>
                  </form>
                  <div id="declarations"></div>
                </section>
              </main>
            </body>
            </html>
            """;

    private final HubSettings settings;
    private final Persons persons;
    private final boolean demo;

    GovernancePage(HubSettings settings, Persons persons, @Value("${mash.demo}") boolean demo) {
        this.settings = settings;
        this.persons = persons;
        this.demo = demo;
    }

    @GetMapping(path = "/governance", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(Principal who) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'self'; form-action 'self'; frame-ancestors 'none'")
                .body(PAGE.formatted(
                        demo ? "<div class=\"mash-demonstration\" role=\"note\">DEMONSTRATION: no real people</div>" : "",
                        HtmlUtils.htmlEscape(settings.name()),
                        HtmlUtils.htmlEscape(persons.displayName(who.getName()))));
    }
}
