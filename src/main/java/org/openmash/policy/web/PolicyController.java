package org.openmash.policy.web;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.openmash.platform.NotFound;
import org.openmash.policy.PublishChecks.Verdict;
import org.openmash.policy.PublishedTables;
import org.openmash.policy.PublishedTables.Published;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tables that decide, for a policy lead: which version, whose, what a release offers, and a try without effect. */
@RestController
class PolicyController {

    private final PublishedTables tables;

    PolicyController(PublishedTables tables) {
        this.tables = tables;
    }

    /** @param offersAnother this release ships another table than the one that decides */
    record Table(String key, String name, int version, String deployedBy, Instant since, boolean offersAnother,
                 boolean editable) {

        static Table of(Published one) {
            var deciding = one.deciding();
            return new Table(deciding.key(), deciding.name(), deciding.version(), deciding.isShipped()
                    ? "shipped with the application" : deciding.source(), deciding.since(), one.offered(),
                    one.editable());
        }
    }

    @Operation(summary = "The decision tables that decide now, and whether this release offers another")
    @GetMapping("/api/policy")
    List<Table> all() {
        return tables.all().stream().map(Table::of).toList();
    }

    @Operation(summary = "The file that decides now")
    @GetMapping("/api/policy/{key}/deciding")
    ResponseEntity<String> deciding(@PathVariable String key) {
        return file(key, table(key).deciding().text());
    }

    @Operation(summary = "The file that ships with this release")
    @GetMapping("/api/policy/{key}/shipped")
    ResponseEntity<String> shipped(@PathVariable String key) {
        return file(key + "-shipped", table(key).shipped());
    }

    @Operation(summary = "What the publish checks say of a file; nothing is deployed")
    @PostMapping(path = "/api/policy/check", consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE,
        MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    Verdict check(@RequestBody String text, @RequestParam(defaultValue = "") String note) {
        return tables.tryOut(text, note);
    }

    private Published table(String key) {
        return tables.of(key).orElseThrow(() -> new NotFound("There is no such decision."));
    }

    private static ResponseEntity<String> file(String name, String text) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name + ".dmn").build()
                        .toString())
                .body(text);
    }
}
