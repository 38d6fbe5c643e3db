package org.openmash.policy.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.platform.DecisionDeployments.Deciding;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Persons;
import org.openmash.platform.Refused;
import org.openmash.policy.PublishedTables;
import org.openmash.policy.PublishedTables.Published;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.HtmlUtils;

/** Where a policy lead arrives: the tables that decide, what this release offers, and where a changed one is handed in. */
@RestController
class PolicyPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en-GB">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Decision tables – OpenMASH</title>
              <link rel="stylesheet" href="/mash/login.css">
              <link rel="stylesheet" href="/mash/policy.css">
            </head>
            <body>
              %s
              <main class="wide">
                <h1>Decision tables</h1>
                %s
                <table>
                  <thead><tr><th scope="col">Table</th><th scope="col">Decides now</th><th scope="col">Files</th></tr></thead>
                  <tbody>%s</tbody>
                </table>
                <h2>Hand in a changed table</h2>
                <form method="post" action="/policy" enctype="multipart/form-data">
                  <input type="hidden" name="_csrf" value="%s">
                  <label for="file">The file, as the Camunda Modeler saved it (.dmn)</label>
                  <input id="file" name="file" type="file" accept=".dmn" required>
                  <label for="note">Worked cases that change on purpose, for example “Changes C02 and C29 to AMBER”</label>
                  <input id="note" name="note" maxlength="500">
                  <button name="action" value="check">Check only</button>
                  <button name="action" value="publish">Check, and let it decide from now on</button>
                </form>
                <p class="note">Cases that are running keep the version by which they were first rated. <a
                   href="/camunda/app/cockpit/default/#/decisions">The tables in Cockpit</a></p>
                <form method="post" action="/logout"><input type="hidden" name="_csrf" value="%s">
                  <button class="quiet">Sign out</button></form>
              </main>
            </body>
            </html>
            """;

    private static final long LARGEST_TABLE = 1024 * 1024;

    private final PublishedTables tables;
    private final AuditTrail trail;
    private final Persons persons;
    private final boolean demo;

    PolicyPage(PublishedTables tables, AuditTrail trail, Persons persons, @Value("${mash.demo}") boolean demo) {
        this.trail = trail;
        this.persons = persons;
        this.tables = tables;
        this.demo = demo;
    }

    @GetMapping(path = "/policy", produces = MediaType.TEXT_HTML_VALUE)
    String page(CsrfToken token) {
        return page("", token);
    }

    @PostMapping(path = "/policy", produces = MediaType.TEXT_HTML_VALUE)
    String handedIn(@RequestParam MultipartFile file, @RequestParam(defaultValue = "") String note,
            @RequestParam String action, Principal who, CsrfToken token) throws IOException {
        if (file.getSize() > LARGEST_TABLE) {
            return page(refusal(List.of("File: at most 1 MB.")), token);
        }
        var text = new String(file.getBytes(), StandardCharsets.UTF_8);
        return page(action.equals("publish") ? published(text, note, who) : checked(text, note), token);
    }

    private String checked(String text, String note) {
        var verdict = tables.tryOut(text, note);
        return verdict.isGood() ? "<div class=\"done\" role=\"status\"><p>This table may decide.</p>"
                + list(verdict.moved().stream().map(moved -> "Worked case " + moved).toList()) + "</div>"
                : refusal(verdict.refusals());
    }

    private String published(String text, String note, Principal who) {
        try {
            var version = tables.publish(text, note, who.getName());
            return "<p class=\"done\" role=\"status\">This table decides from now on, as version " + version + ".</p>";
        } catch (Refused refused) {
            trail.refused(persons.person(who.getName()), RecordKind.TABLE, null, null, "POLICY", refused.code());
            return refusal(refused.getMessage().lines().toList());
        }
    }

    private static String refusal(List<String> sentences) {
        return "<div class=\"error\" role=\"alert\"><p>Refused. The table that decided goes on deciding.</p>"
                + list(sentences) + "</div>";
    }

    private static String list(List<String> sentences) {
        return sentences.stream().map(sentence -> "<li>" + HtmlUtils.htmlEscape(sentence) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private String page(String message, CsrfToken token) {
        var csrf = HtmlUtils.htmlEscape(token.getToken());
        return PAGE.formatted(demo ? "<div class=\"demo\" role=\"note\">DEMONSTRATION: no real people</div>" : "", message, tables.all().stream().map(PolicyPage::row).collect(Collectors.joining()), csrf,
                csrf);
    }

    private static String row(Published one) {
        var deciding = one.deciding();
        var from = deciding.isShipped() ? "shipped with the application" : "from " + deciding.source();
        return "<tr><th scope=\"row\">" + HtmlUtils.htmlEscape(deciding.name()) + "</th><td>Version " + deciding.version()
                + ", " + HtmlUtils.htmlEscape(from) + ", since " + LondonTime.show(deciding.since())
                + (one.offered() ? "<br><strong>This release offers another table</strong>: compare the two files, and hand"
                        + " in the one that shall decide." : "")
                + (one.editable() ? "" : "<br>Changed with the same care as code.") + "</td><td>"
                + link(deciding, "deciding", "the one that decides")
                + (one.offered() ? "<br>" + link(deciding, "shipped", "the one that is offered") : "")
                + "</td></tr>";
    }

    private static String link(Deciding table, String which, String words) {
        return "<a href=\"/api/policy/" + HtmlUtils.htmlEscape(table.key()) + "/" + which + "\" aria-label=\""
                + HtmlUtils.htmlEscape(table.name()) + ": " + words + "\">" + words + "</a>";
    }
}
