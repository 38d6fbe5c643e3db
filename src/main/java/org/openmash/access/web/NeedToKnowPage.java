package org.openmash.access.web;

import java.security.Principal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.openmash.access.Colleagues;
import org.openmash.access.Restriction;
import org.openmash.access.Role;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * The page on which service managers keep who may open what, unit managers restrict a record at once, and governance
 * reads both and records until when staff are cleared. What it shows comes from {@code /api}.
 */
@RestController
class NeedToKnowPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en-GB">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Need to know – OpenMASH</title>
              <link rel="stylesheet" href="/mash/governance.css">
              <script type="module" src="/mash/need-to-know.js"></script>
            </head>
            <body>
              %s
              <header>
                <p class="brand">OpenMASH <span>%s</span></p>
                <nav aria-label="Pages">
                  <a href="/need-to-know" aria-current="page">Need to know</a>
                  <a href="/">%s</a>
                  <span>%s</span>
                  <button type="button" id="sign-out" class="plain">Sign out</button>
                </nav>
              </header>
              <main>
                <h1>Need to know</h1>
                <p id="said" role="status"></p>
                <p id="refused" role="alert"></p>
                %s
              </main>
            </body>
            </html>
            """;

    private static final String RESTRICT = """
            <section aria-labelledby="restrict-heading">
              <h2 id="restrict-heading">Restrict a record</h2>
              <p class="note">From then on only the people whom you choose may open the case. Everybody else sees its
                reference and when its work is due. Later cases about the same people are restricted to the same list.
                Work of people who are not on the list goes back to its queue, with what they had typed.</p>
              <form id="restrict" class="fields">
                <label>Case <input name="caseReference" required placeholder="MASH-2026-000123" autocomplete="off"></label>
                <label>Why
                  <select name="kind" required><option value="">Choose</option>%s</select>
                </label>
                <label>Reason <textarea name="reason" required rows="2" maxlength="4000"></textarea></label>
                <fieldset>
                  <legend>Who may open it</legend>
                  <label>Name <input id="one-more" list="accounts" autocomplete="off"></label>
                  <button type="button" id="add" class="plain">Put on the list</button>
                  <ul id="chosen"></ul>
                </fieldset>
                <button>Restrict</button>
              </form>
              <div id="stuck" tabindex="-1"></div>
            </section>
            """;

    private static final String RECORDS = """
            <section aria-labelledby="records-heading">
              <h2 id="records-heading">Restricted records</h2>
              <div id="records" tabindex="-1"%s></div>
            </section>
            <section aria-labelledby="decisions-heading">
              <h2 id="decisions-heading">What was decided</h2>
              <p class="note">Who restricted which record or opened it again, who was put on its list or taken off it, and why.</p>
              <div id="decisions"></div>
            </section>
            <section aria-labelledby="openings">
              <h2 id="openings">Opened with a reason</h2>
              <p class="note">Somebody who is not on the list opened a record at once. Another service manager says in
                Tasklist, queue <em>Openings to review</em>, whether that was justified.</p>
              <div id="opened"></div>
            </section>
            """;

    private static final String INTERESTS = """
            <section aria-labelledby="interests-heading">
              <h2 id="interests-heading">Declared interests</h2>
              <p class="note">Somebody knows the family, or belongs to it. The case is closed to them, and their team takes the
                work over, until a service manager takes the interest back.</p>
              <div id="interests"%s></div>
            </section>
            """;

    private static final String CLEARANCES = """
            <section aria-labelledby="clearances-heading">
              <h2 id="clearances-heading">Vetting and training</h2>
              <p class="note">Out of vetting, nobody opens, takes or completes work, and what they had is back with their team.
                Out of training, they are warned, and take no new work after five working days; a service manager can add five
                more, once.</p>
              %s
              <label class="choice"><input type="checkbox" id="everybody"> Show everybody, also who is in date for two months and
                more</label>
              <div id="clearances" tabindex="-1"%s></div>
            </section>
            <section aria-labelledby="agreements-heading">
              <h2 id="agreements-heading">Sharing agreements</h2>
              <p class="note">A RED is asked about whether the agreement holds or not. Otherwise whoever asks that agency must say
                why.</p>
              <div id="agreements" tabindex="-1"%s></div>
            </section>
            """;

    private static final String RECORD_DATES = """
            <form id="dates" class="fields">
              <label>User name <input name="person" list="accounts" required autocomplete="off"></label>
              <label>Vetting until <input name="vetting" type="date"></label>
              <label>Data-protection training until <input name="dataProtection" type="date"></label>
              <label>Safeguarding training until <input name="safeguarding" type="date"></label>
              <button>Record</button>
            </form>
            """;

    private final HubSettings settings;
    private final Persons persons;
    private final Colleagues colleagues;
    private final boolean demo;

    NeedToKnowPage(HubSettings settings, Persons persons, Colleagues colleagues, @Value("${mash.demo}") boolean demo) {
        this.settings = settings;
        this.persons = persons;
        this.colleagues = colleagues;
        this.demo = demo;
    }

    @GetMapping(path = "/need-to-know", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(Principal who) {
        var person = persons.person(who.getName());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'self'; form-action 'self'; frame-ancestors 'none'")
                .body(PAGE.formatted(
                        demo ? "<div class=\"mash-demonstration\" role=\"note\">DEMONSTRATION: no real people</div>" : "",
                        HtmlUtils.htmlEscape(settings.name()), person.isIn(Role.GOVERNANCE.group()) ? "Audit" : "Work",
                        HtmlUtils.htmlEscape(persons.displayName(person.id())), sections(person)));
    }

    private String sections(Person person) {
        var keeps = person.isIn(Role.SERVICE_MANAGER.group());
        var restricts = keeps || person.isIn(Role.UNIT_MANAGER.group());
        var governs = person.isIn(Role.GOVERNANCE.group());
        return "<datalist id=\"accounts\">" + accounts() + "</datalist>"
                + (restricts ? RESTRICT.formatted(kinds()) : "")
                + (keeps || governs ? RECORDS.formatted(keeps ? " data-keeps" : "")
                + INTERESTS.formatted(keeps ? " data-keeps" : "") + CLEARANCES.formatted(governs ? RECORD_DATES : "", keeps ? " data-keeps" : "",
                governs ? " data-keeps" : "") : INTERESTS.formatted(""));
    }

    private static String kinds() {
        return Arrays.stream(Restriction.Kind.values()).map(kind -> option(kind.name(), kind.label()))
                .collect(Collectors.joining());
    }

    private String accounts() {
        return colleagues.all().stream().map(one -> option(one.id(), one.name() + ": " + String.join(", ", one.teams())))
                .collect(Collectors.joining());
    }

    private static String option(String value, String label) {
        return "<option value=\"" + HtmlUtils.htmlEscape(value) + "\">" + HtmlUtils.htmlEscape(label) + "</option>";
    }
}
