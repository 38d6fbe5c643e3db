package org.openmash.information.web;

import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.information.Chronologies;
import org.openmash.information.Chronology;
import org.openmash.information.Chronology.Before;
import org.openmash.information.Chronology.Item;
import org.openmash.information.Reply.Handling;
import org.openmash.platform.LondonTime;
import org.openmash.platform.NotFound;
import org.openmash.platform.Persons;
import org.openmash.platform.Restricted;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The chronology as a page: gaps, picture and table, for the screen and for paper. It needs no script. */
@RestController
class ChronologyPage {

    private static final String CHRONOLOGY = """
            <h1>Chronology of %s</h1>
            <p class="note">For those who decide on this case. What an agency marked for the hub only does not leave it.</p>
            <section aria-labelledby="gaps-heading">
              <h2 id="gaps-heading">Not heard, or not whole</h2>
              %s
            </section>
            <section aria-labelledby="picture-heading">
              <h2 id="picture-heading">Picture</h2>
              <div class="scroll" tabindex="0" role="region" aria-label="Picture">%s</div>
            </section>
            <section aria-labelledby="table-heading">
              <h2 id="table-heading">Table</h2>
              <div class="scroll" tabindex="0" role="region" aria-label="Table">
                <table>
                  <thead><tr><th scope="col">No.</th><th scope="col">Date</th><th scope="col">Source</th>
                    <th scope="col">Kind</th><th scope="col">What</th><th scope="col">How sure</th>
                    <th scope="col">Why it matters</th><th scope="col">Where it may go</th></tr></thead>
                  <tbody>%s</tbody>
                </table>
              </div>
            </section>
            %s""";
    private static final String BEFORE = """
            <section aria-labelledby="before-heading">
              <h2 id="before-heading">What stood before</h2>
              <p class="note">Answers that their agency has corrected since. What counts is in the table above.</p>
              <div class="scroll" tabindex="0" role="region" aria-label="What stood before">
                <table>
                  <thead><tr><th scope="col">Agency</th><th scope="col">Given</th><th scope="col">Answer</th>
                    <th scope="col">What it knew</th></tr></thead>
                  <tbody>%s</tbody>
                </table>
              </div>
            </section>
            """;
    private static final String NO_SUCH_CASE = "<h1>Chronology</h1><p class=\"broken\" role=\"alert\">There is no such case,"
            + " or you have no task on it in which you decide: claim the task first.</p>";

    private static final String CLOSED = "<h1>Chronology</h1><p class=\"broken\" role=\"alert\">" + Restricted.SENTENCE + "</p>";

    private final Chronologies chronologies;
    private final Persons persons;
    private final AuditTrail trail;
    private final PageBesideAForm page;

    ChronologyPage(Chronologies chronologies, Persons persons, AuditTrail trail, PageBesideAForm page) {
        this.chronologies = chronologies;
        this.persons = persons;
        this.trail = trail;
        this.page = page;
    }

    @GetMapping(path = "/chronology", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page(@RequestParam(name = "case", defaultValue = "") String caseReference, Principal who) {
        var person = persons.person(who.getName());
        try {
            return answer(HttpStatus.OK, who, chronology(chronologies.readBy(person, caseReference.strip(), "PAGE")));
        } catch (Restricted closed) {
            return answer(HttpStatus.FORBIDDEN, who, CLOSED);
        } catch (NotFound missing) {
            trail.refused(person, RecordKind.CASE, null, null, "CHRONOLOGY", "NOT_FOUND");
            return answer(HttpStatus.NOT_FOUND, who, NO_SUCH_CASE);
        }
    }

    private ResponseEntity<String> answer(HttpStatus status, Principal who, String content) {
        return page.answer(status, "Chronology", who, content);
    }

    private static String chronology(Chronology chronology) {
        var items = chronology.items();
        return CHRONOLOGY.formatted(text(chronology.caseReference()), gaps(chronology),
                ChronologyPicture.of(chronology), items.isEmpty()
                        ? "<tr><td colspan=\"8\">Nothing is recorded.</td></tr>"
                        : IntStream.range(0, items.size()).mapToObj(n -> row(n + 1, items.get(n)))
                        .collect(Collectors.joining()),
                chronology.before().isEmpty() ? "" : BEFORE.formatted(chronology.before().stream().map(ChronologyPage::before)
                        .collect(Collectors.joining())));
    }

    private static String before(Before before) {
        return "<tr><th scope=\"row\">" + text(before.agency()) + "</th><td>" + text(before.givenAt().map(LondonTime::show)
                .orElse("")) + "</td><td>" + text(before.words()) + "</td><td>" + before.items().stream()
                .map(ChronologyPage::text).collect(Collectors.joining("<br>")) + "</td></tr>";
    }

    private static String gaps(Chronology chronology) {
        if (chronology.agencies().isEmpty()) {
            return "<p>No agency was asked.</p>";
        }
        var gaps = chronology.gaps();
        return gaps.isEmpty() ? "<p>Every agency that was asked has answered in full.</p>"
                : gaps.stream().map(gap -> "<li><strong>" + text(gap.agency()) + "</strong>: " + text(gap.words())
                + "</li>").collect(Collectors.joining("", "<ul class=\"gaps\">", "</ul>"));
    }

    private static String row(int number, Item item) {
        var what = item.documentId().map(id -> "<a href=\"/api/documents/" + text(id) + "\">" + text(item.what()) + "</a>")
                .orElse(text(item.what()));
        var cells = List.of(text(item.date().map(LondonTime::show).orElse("No date")), text(item.source()),
                text(item.kind().label()), what, text(item.certainty()), text(item.relevance()),
                text(item.handling().map(Handling::label).orElse("")));
        return cells.stream().map(cell -> "<td>" + cell + "</td>")
                .collect(Collectors.joining("", "<tr><th scope=\"row\">" + number + "</th>", "</tr>"));
    }

    private static String text(String words) {
        return HtmlUtils.htmlEscape(words);
    }
}
