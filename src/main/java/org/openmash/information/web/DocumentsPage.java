package org.openmash.information.web;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.hub.HubSettings;
import org.openmash.information.DocumentRegister.Document;
import org.openmash.information.Documents;
import org.openmash.information.Reply.Handling;
import org.openmash.platform.LondonTime;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.Refused;
import org.openmash.platform.Restricted;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * Documents beside a form: an agency attaches them to its request, takes them back and changes where they may go, and whoever
 * may read documents of a case finds them. It needs no script, and nothing stays in the browser.
 */
@RestController
class DocumentsPage {

    private static final String LIST = """
            <section aria-labelledby="list-heading">
              <h2 id="list-heading">%s</h2>
              <div class="scroll" tabindex="0" role="region" aria-label="Documents">
                <table>
                  <thead><tr><th scope="col">Document</th><th scope="col">Date</th><th scope="col">Kind</th>
                    <th scope="col">Size</th><th scope="col">Where it may go</th><th scope="col">Attached</th></tr></thead>
                  <tbody>%s</tbody>
                </table>
              </div>
            </section>
            """;
    private static final String ATTACH = """
            <section aria-labelledby="attach-heading">
              <h2 id="attach-heading">Attach a document</h2>
              <p class="note">PDF, PNG, JPEG, plain text, DOCX, ODT and e-mails (EML, MSG). Only what is relevant to the
                concern. Others find it with an answer that says what your agency knows: <em>known</em>, or <em>searched in
                part</em>.</p>
              <form method="post" action="/documents" enctype="multipart/form-data" autocomplete="off">
                <input type="hidden" name="_csrf" value="%s">
                <input type="hidden" name="task" value="%s">
                <input type="hidden" name="request" value="%s">
                <div class="fields">
                  <label>File <input name="file" type="file" required></label>
                  <label>What it is <input name="title" maxlength="300" required value="%s"></label>
                  <label>Its date, if it bears one <input name="date" type="date" value="%s"></label>
                  <label>Where it may go <select name="handling" required>%s</select></label>
                  <label>Why it is relevant to the concern <input name="relevance" maxlength="2000" required value="%s"></label>
                </div>
                <p><button>Attach</button></p>
              </form>
            </section>
            """;
    private static final String CHANGE = """
            <form method="post" action="/documents/%s" autocomplete="off">
              <input type="hidden" name="_csrf" value="%s">
              <input type="hidden" name="task" value="%s">
              <input type="hidden" name="request" value="%s">
              <select name="handling" aria-label="Where it may go: %5$s">%6$s</select>
              <button aria-label="Change where it may go: %5$s">Change</button>
              <button name="takeBack" value="true" aria-label="Take back: %5$s">Take back</button>
            </form>
            """;
    private static final String NOT_THERE = "<p class=\"broken\" role=\"alert\">There is nothing here for you.</p>";

    private static final String CLOSED = "<p class=\"broken\" role=\"alert\">" + Restricted.SENTENCE + "</p>";

    private final Documents documents;
    private final Persons persons;
    private final AuditTrail trail;
    private final HubSettings settings;
    private final PageBesideAForm page;

    DocumentsPage(Documents documents, Persons persons, AuditTrail trail, HubSettings settings,
            PageBesideAForm page) {
        this.documents = documents;
        this.persons = persons;
        this.trail = trail;
        this.settings = settings;
        this.page = page;
    }

    @GetMapping(path = "/documents", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(AttachedFields asked, @RequestParam(name = "case", defaultValue = "") String caseReference,
            Principal who, CsrfToken token) {
        return answer(who, by -> caseReference.isBlank() ? ofRequest(asked, by, "", new Typed(), token)
                : list("Of " + caseReference.strip(), documents.ofCase(caseReference.strip(), by), DocumentsPage::mayGo));
    }

    @PostMapping(path = "/documents", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> attach(AttachedFields fields, Principal who, CsrfToken token) {
        return answer(who, by -> {
            var request = documents.request(fields.task(), fields.request(), by);
            return after(fields, by, new Typed(fields.title(), fields.date(), fields.relevance(), fields.handling()), token,
                    () -> "Attached: " + documents.attach(request, fields.upload(), by).title());
        });
    }

    /** Takes a document back, or changes where it may go. */
    @PostMapping(path = "/documents/{documentId}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> change(@PathVariable String documentId, AttachedFields fields,
            @RequestParam(defaultValue = "false") boolean takeBack, Principal who, CsrfToken token) {
        return answer(who, by -> {
            var request = documents.request(fields.task(), fields.request(), by);
            return after(fields, by, new Typed(), token, () -> takeBack
                    ? "Taken back: " + documents.takeBack(request, documentId, by).title()
                    : "Changed: " + documents.handle(request, documentId, fields.mayGo(), by).title());
        });
    }

    private String after(AttachedFields fields, Person by, Typed typed,
            CsrfToken token, Supplier<String> act) {
        try {
            return ofRequest(fields, by, "<p class=\"whole\" role=\"status\">" + text(act.get()) + ".</p>", new Typed(), token);
        } catch (NotFound | Restricted closed) {
            throw closed;
        } catch (Refused refused) {
            var request = documents.request(fields.task(), fields.request(), by);
            trail.refused(by, RecordKind.DOCUMENT, null, request.caseReference(), "DOCUMENTS", refused.code());
            return ofRequest(fields, by, "<p class=\"broken\" role=\"alert\">" + text(refused.getMessage()) + "</p>", typed,
                    token);
        }
    }

    /** @param found the page's content for this person */
    private ResponseEntity<String> answer(Principal who, Function<Person, String> found) {
        var by = persons.person(who.getName());
        try {
            return answer(HttpStatus.OK, who, found.apply(by));
        } catch (Restricted closed) {
            return answer(HttpStatus.FORBIDDEN, who, CLOSED);
        } catch (NotFound missing) {
            return notThere(who, by);
        }
    }

    private ResponseEntity<String> notThere(Principal who, Person by) {
        trail.refused(by, RecordKind.DOCUMENT, null, null, "DOCUMENTS", "NOT_FOUND");
        return answer(HttpStatus.NOT_FOUND, who, NOT_THERE);
    }

    /** What stays in the fields after a refusal; a file has to be chosen again. */
    private record Typed(String title, String date, String relevance, String handling) {

        Typed() {
            this("", "", "", "");
        }
    }

    private String ofRequest(AttachedFields asked, Person by, String said, Typed typed, CsrfToken token) {
        var request = documents.request(asked.task(), asked.request(), by);
        return "<p>Request of " + text(request.caseReference()) + " to " + text(settings.agencyName(request.agency()))
                + "</p>" + said + list("Attached", documents.of(request, by), document -> change(document, asked, token))
                + ATTACH.formatted(text(token.getToken()), text(asked.task()), text(asked.request()), text(typed.title()),
                        text(typed.date()), options(typed.handling()), text(typed.relevance()));
    }

    private static String change(Document document, AttachedFields asked, CsrfToken token) {
        return CHANGE.formatted(document.documentId(), text(token.getToken()), text(asked.task()), text(asked.request()),
                text(document.title()), options(document.handling().name()));
    }

    private static String mayGo(Document document) {
        return document.isSigned() ? document.handling().label() : "As passed on to you";
    }

    private static String options(String chosen) {
        return Arrays.stream(Handling.values()).map(one -> "<option value=\"" + one.name() + "\""
                + (one.name().equals(chosen) ? " selected" : "") + ">" + one.label() + "</option>")
                .collect(Collectors.joining("", "<option value=\"\">Choose</option>", ""));
    }

    private String list(String heading, List<Document> found, Function<Document, String> mayGo) {
        return LIST.formatted(text(heading), found.isEmpty() ? "<tr><td colspan=\"6\">No document.</td></tr>"
                : found.stream().map(document -> row(document, mayGo.apply(document))).collect(Collectors.joining()));
    }

    private String row(Document document, String mayGo) {
        return "<tr><th scope=\"row\"><a href=\"/api/documents/" + document.documentId() + "\">" + text(document.title())
                + "</a></th><td>" + document.dated().map(LondonTime::show).orElse("No date") + "</td><td>"
                + document.type().label() + "</td><td>" + Math.max(1, document.size() / 1024) + " kB</td><td>"
                + mayGo + "</td><td>" + (document.isSigned() ? text(persons.displayName(document.attachedBy())) + ", " : "")
                + LondonTime.show(document.attachedAt()) + "</td></tr>";
    }

    private ResponseEntity<String> answer(HttpStatus status, Principal who, String content) {
        return page.answer(status, "Documents", who, "<h1>Documents</h1>" + content);
    }

    private static String text(String words) {
        return HtmlUtils.htmlEscape(words);
    }
}
