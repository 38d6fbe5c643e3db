package org.openmash.information.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.openmash.information.DocumentRegister.Document;
import org.openmash.information.Documents;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Persons;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Documents that came with agencies' answers. */
@RestController
class DocumentsController {

    private final Documents documents;
    private final Persons persons;

    DocumentsController(Documents documents, Persons persons) {
        this.documents = documents;
        this.persons = persons;
    }

    /**
     * @param date       the day that it bears, or null
     * @param handling   null for whoever it was passed on to
     * @param attachedBy likewise
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DocumentView(String documentId, String title, String filename, String mediaType, long size, String sha256,
                        LocalDate date, String handling, String attachedBy, OffsetDateTime attachedAt) {

        static DocumentView of(Document document) {
            return new DocumentView(document.documentId(), document.title(), document.filename(),
                    document.type().mediaType(), document.size(), document.sha256(), document.dated().orElse(null),
                    document.isSigned() ? document.handling().name() : null,
                    document.isSigned() ? document.attachedBy() : null, LondonTime.withOffset(document.attachedAt()));
        }
    }

    @Operation(summary = "Attach a document to a request of one's own agency",
            description = "Multipart: task or request, file, title, date (optional), relevance, handling (MAY_BE_SHARED,"
                    + " HUB_ONLY, ASK_US_FIRST). PDF, PNG, JPEG, plain text, DOCX, ODT, EML and MSG, recognised by their"
                    + " content.")
    @PostMapping(path = "/api/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<DocumentView> attach(AttachedFields fields, Principal who) {
        var by = persons.person(who.getName());
        var kept = documents.attach(documents.request(fields.task(), fields.request(), by), fields.upload(), by);
        return ResponseEntity.created(URI.create("/api/documents/" + kept.documentId())).body(DocumentView.of(kept));
    }

    @Operation(summary = "The documents that one may read",
            description = "task or request: of a request of one's own agency; case: those of a case on which one decides,"
                    + " or that were passed on to one. What is not for the caller answers like what is not there.")
    @GetMapping("/api/documents")
    ResponseEntity<List<DocumentView>> list(@RequestParam(defaultValue = "") String task,
            @RequestParam(defaultValue = "") String request,
            @RequestParam(name = "case", defaultValue = "") String caseReference, Principal who) {
        var by = persons.person(who.getName());
        var found = caseReference.isBlank() ? documents.of(documents.request(task.strip(), request.strip(), by), by)
                : documents.ofCase(caseReference.strip(), by);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .body(found.stream().map(DocumentView::of).toList());
    }

    @Operation(summary = "A document", description = "Always as a file to keep, never shown in the browser.")
    @GetMapping("/api/documents/{documentId}")
    ResponseEntity<byte[]> content(@PathVariable String documentId, Principal who) {
        var read = documents.read(documentId, persons.person(who.getName()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename(read.document().filename(), StandardCharsets.UTF_8).build().toString())
                .contentType(MediaType.parseMediaType(read.document().type().mediaType()))
                .body(read.bytes());
    }
}
