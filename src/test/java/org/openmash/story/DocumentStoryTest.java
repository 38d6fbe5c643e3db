package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmash.story.FrontDoorStoryTest.screened;
import static org.openmash.story.InformationStoryTest.asks;
import static org.openmash.story.InformationStoryTest.knows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openmash.access.Caller;
import org.openmash.information.Chronologies;
import org.openmash.information.Chronology.Kind;
import org.openmash.information.DocumentType;
import org.openmash.information.Documents;
import org.openmash.information.Documents.Upload;
import org.openmash.information.Reply.Handling;
import org.openmash.information.Requests;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Suspects;
import org.openmash.sharing.Disclosure;
import org.openmash.sharing.DisclosureLog;
import org.openmash.sharing.DisclosureLog.Asked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The document that came with an answer lies in the register, and goes only where its agency lets it. */
@StoryTest
class DocumentStoryTest {

    private static final String PDF = "%PDF-1.4\n1 0 obj\n(" + Canary.REPLY + ")\n%%EOF\n";

    @Autowired
    Hub hub;
    @Autowired
    Documents documents;
    @Autowired
    Suspects suspects;
    @Autowired
    Requests requests;
    @Autowired
    Chronologies chronologies;
    @Autowired
    Persons persons;
    @Autowired
    Cases cases;
    @Autowired
    DisclosureLog log;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    @AfterEach
    void it_is_now() {
        ClockUtil.reset();
    }

    private Hub.Story asked() {
        var mash = hub.receives(Contacts.amber());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        mash.does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"));
        return mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
    }

    private AgencyRequest request(Hub.Story mash) {
        return requests.of(mash.caseReference()).get(0);
    }

    private Person person(String id) {
        return persons.person(id);
    }

    private static Upload upload(byte[] content, Handling handling) {
        return new Upload("Custody record", "record.pdf", content, LocalDate.of(2026, 5, 1), Canary.REASON, handling);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Caller.Answer posts(Caller caller, String path, Map<String, String> fields, String content) {
        return caller.upload(path, fields, "../../record.exe", content);
    }

    private static Map<String, String> fields(String task, String handling) {
        return Map.of("task", task, "title", "Custody record", "date", "2026-05-01", "handling", handling, "relevance",
                Canary.REASON);
    }

    private static String idIn(Caller.Answer answer) {
        return answer.header("Location").substring("/api/documents/".length());
    }

    @Test
    void an_agency_attaches_a_document_and_those_who_decide_read_it_once_the_agency_has_answered() {
        var mash = asked();
        var task = mash.task("UserTask_AnswerRequest", "agency-police").getId();
        var police = Caller.basic(port, "police");
        var kept = posts(police, "/api/documents", fields(task, "HUB_ONLY"), PDF);
        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.body()).contains("\"filename\":\"record.exe.pdf\"", "\"mediaType\":\"application/pdf\"", "sha256");
        var path = "/api/documents/" + idIn(kept);
        var manager = Caller.basic(port, "unit-manager");
        assertThat(manager.get(path).status()).as("the agency has not answered").isEqualTo(404);

        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), knows());
        var read = manager.get(path);
        assertThat(read.body()).isEqualTo(PDF);
        assertThat(read.header("Content-Disposition")).startsWith("attachment").contains("record.exe.pdf");
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(read.header("Content-Security-Policy")).contains("sandbox");
        assertThat(chronologies.of(mash.caseReference(), person("unit-manager")).items()).filteredOn(item -> item.kind() == Kind.DOCUMENT)
                .singleElement().satisfies(item -> assertThat(item.what()).isEqualTo("Custody record (PDF)"));
        assertThat(manager.get("/chronology?case=" + mash.caseReference()).body()).contains("href=\"" + path + "\"");
        assertThat(police.get("/api/documents?task=" + task).body()).as("also after its answer").contains(idIn(kept));

        for (var other : List.of("health", "police-lead", "team-manager", "screening", "social-care-lead")) {
            assertThat(Caller.basic(port, other).get(path).body()).as(other)
                    .isEqualTo(Caller.basic(port, other).get("/api/documents/00000000-0000-0000-0000-000000000000").body());
        }
        for (var other : List.of("service-manager", "governance", "partner", "policy-lead", "operator", "early-help-lead")) {
            assertThat(Caller.basic(port, other).get(path).status()).as(other).isEqualTo(403);
        }
        assertThat(jdbc.sql("select count(*) from audit_entry where record_id = ? and action = 'EXPORTED'")
                .param(idIn(kept)).query(Long.class).single()).as("taken out once").isEqualTo(1);
        assertThat(log.export(new Asked(Optional.of(mash.caseReference()), Optional.empty(), Optional.empty(),
                Optional.empty()), person("governance"))).anySatisfy(row -> assertThat(row.what()).contains("SHA-256"));
    }

    @Test
    void what_came_with_an_answer_that_the_hub_records_is_attached_by_whoever_records_it_and_seen_by_the_agency() {
        var mash = asked();
        var agencys = idIn(posts(Caller.basic(port, "police"), "/api/documents",
                fields(mash.task("UserTask_AnswerRequest", "agency-police").getId(), "HUB_ONLY"), PDF + "half done"));
        hub.starts("screening", "recordReply", Map.of("caseReference", mash.caseReference()));
        var screening = Caller.basic(port, "screening");
        assertThat(screening.get("/documents?request=" + request(mash).requestId()).status()).as("not begun").isEqualTo(404);
        mash.does("screening", "UserTask_ChooseRequest", Map.of("requestId", request(mash).requestId()));
        var task = mash.opens("screening", "UserTask_RecordAnswer").get("taskId").toString();
        var kept = posts(screening, "/api/documents", fields(task, "MAY_BE_SHARED"), PDF);
        assertThat(kept.status()).isEqualTo(201);
        assertThat(screening.get("/documents?task=" + task).body()).contains(idIn(kept)).doesNotContain(agencys);
        assertThat(screening.get("/api/documents/" + agencys).status()).as("the agency has not answered").isEqualTo(404);
        assertThat(Caller.basic(port, "police").get("/api/documents/" + idIn(kept)).status()).as("not recorded").isEqualTo(404);
        for (var other : List.of("screening-2", "unit-manager", "health")) {
            assertThat(Caller.basic(port, other).get("/documents?task=" + task).status()).as(other).isEqualTo(404);
            assertThat(posts(Caller.basic(port, other), "/api/documents", fields(task, "HUB_ONLY"), PDF).status()).as(other)
                    .isEqualTo(404);
        }

        mash.does("screening", "UserTask_RecordAnswer", told());
        assertThat(screening.get("/documents?task=" + task).body()).contains(idIn(kept)).doesNotContain(agencys);
        assertThat(screening.get("/api/documents/" + idIn(kept)).status()).isEqualTo(200);
        assertThat(screening.get("/api/documents/" + agencys).status()).as("the agency's own").isEqualTo(404);
        assertThat(changes(Caller.signedIn(port, "screening"), agencys, task, "takeBack=true").status()).isEqualTo(404);
        var check = mash.opens("police", "UserTask_CheckAnswer").get("taskId").toString();
        var police = Caller.basic(port, "police");
        assertThat(police.get("/documents?task=" + check).body()).contains(idIn(kept), agencys);
        assertThat(police.get("/api/documents/" + idIn(kept)).body()).isEqualTo(PDF);
        assertThat(Caller.basic(port, "unit-manager").get("/api/documents/" + idIn(kept)).status()).isEqualTo(200);
    }

    @Test
    void what_was_attached_while_an_answer_is_written_down_goes_with_the_task_to_a_colleague() {
        var mash = asked();
        var task = records(mash);
        var kept = idIn(posts(Caller.basic(port, "screening"), "/api/documents", fields(task, "MAY_BE_SHARED"), PDF));
        mash.puts("screening", "UserTask_RecordAnswer");
        assertThat(Caller.basic(port, "screening-2").get("/documents?task=" + task).status()).isEqualTo(404);
        mash.claims("screening-2", mash.task("UserTask_RecordAnswer"));
        assertThat(Caller.basic(port, "screening-2").get("/documents?task=" + task).body()).contains(kept);
        assertThat(Caller.basic(port, "screening").get("/api/documents/" + kept).status()).isEqualTo(404);

        hub.starts("unit-manager", "recordReply", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", "UserTask_ChooseRequest", Map.of("requestId", request(mash).requestId()));
        var other = mash.openTasks().stream().filter(open -> open.getTaskDefinitionKey().equals("UserTask_RecordAnswer"))
                .filter(open -> !open.getId().equals(task)).findFirst().orElseThrow();
        var second = idIn(posts(Caller.basic(port, "unit-manager"), "/api/documents", fields(other.getId(), "HUB_ONLY"), PDF));
        mash.does("screening-2", hub.tasks.createTaskQuery().taskId(task).singleResult(), told());
        assertThat(Caller.basic(port, "police").get("/api/documents/" + second).status()).as("not recorded")
                .isEqualTo(404);
        mash.does("unit-manager", other, Map.of("action", "NOTHING"));
        assertThat(chronologies.of(mash.caseReference(), person("unit-manager")).items())
                .filteredOn(item -> item.kind() == Kind.DOCUMENT).hasSize(1);
        assertThat(Caller.basic(port, "police").get("/api/documents/" + second).status()).isEqualTo(404);
    }

    @Test
    void what_was_attached_to_the_wrong_agencys_request_is_seen_by_nobody_once_nothing_is_recorded() {
        var mash = asked();
        var task = records(mash);
        var wrong = idIn(posts(Caller.basic(port, "screening"), "/api/documents", fields(task, "MAY_BE_SHARED"), PDF));
        mash.does("screening", "UserTask_RecordAnswer", Map.of("action", "NOTHING"));
        assertSeenByNobody(mash, wrong);

        records(mash);
        mash.does("screening", "UserTask_RecordAnswer", told());
        assertSeenByNobody(mash, wrong);
    }

    private String records(Hub.Story mash) {
        hub.starts("screening", "recordReply", Map.of("caseReference", mash.caseReference()));
        mash.does("screening", "UserTask_ChooseRequest", Map.of("requestId", request(mash).requestId()));
        return mash.opens("screening", "UserTask_RecordAnswer").get("taskId").toString();
    }

    private static Map<String, Object> told() {
        return Map.of("action", "RECORD", "source", "EMAIL", "saidBy", Canary.CALLER, "saidByRole", "detective constable",
                "saidAt", ClockUtil.getCurrentTime().toInstant().toString(), "reply", knows());
    }

    private void assertSeenByNobody(Hub.Story mash, String document) {
        for (var persona : List.of("screening", "police", "health", "unit-manager")) {
            assertThat(Caller.basic(port, persona).get("/api/documents/" + document).status()).as(persona).isEqualTo(404);
        }
        assertThat(Caller.basic(port, "police").get("/documents?request=" + request(mash).requestId()).body())
                .doesNotContain(document);
        assertThat(chronologies.of(mash.caseReference(), person("unit-manager")).items())
                .noneMatch(item -> item.kind() == Kind.DOCUMENT);
    }

    @Test
    void only_ones_own_request_takes_a_document_and_a_foreign_one_is_like_a_missing_one() {
        var mash = asked();
        var task = mash.task("UserTask_AnswerRequest", "agency-police").getId();
        var health = Caller.basic(port, "health");
        var foreign = posts(health, "/api/documents", fields(task, "HUB_ONLY"), PDF);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(posts(health, "/api/documents", fields("none", "HUB_ONLY"), PDF).body()).isEqualTo(foreign.body());
        assertThat(posts(Caller.basic(port, "unit-manager"), "/api/documents", fields(task, "HUB_ONLY"), PDF).status())
                .isEqualTo(404);
        assertThatThrownBy(() -> documents.attach(request(mash), upload(bytes(PDF), Handling.HUB_ONLY), person("health")))
                .isInstanceOf(NotFound.class);

        ResponseStoryTest.goesOn(mash);
        mash.does("unit-manager", "UserTask_HoldMashDiscussion", ResponseStoryTest.decides("EARLY_HELP", "WITHDRAW"));
        assertThatThrownBy(() -> documents.attach(request(mash), upload(bytes(PDF), Handling.HUB_ONLY), person("police")))
                .hasMessageContaining("withdrawn");
    }

    @Test
    void what_is_in_it_counts_and_not_its_name() throws IOException {
        var request = request(asked());
        var police = person("police");
        var kept = Map.of(DocumentType.PDF, bytes(PDF), DocumentType.PNG, picture("png"), DocumentType.JPEG,
                picture("jpg"), DocumentType.TEXT, bytes("Nothing but words.\n"), DocumentType.DOCX,
                zip("[Content_Types].xml", "word/document.xml"), DocumentType.ODT, odt(), DocumentType.EML,
                bytes("From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\nHello\r\n"), DocumentType.MSG, msg());
        kept.forEach((type, content) -> assertThat(documents.attach(request, upload(content, Handling.HUB_ONLY), police)
                .type()).isEqualTo(type));
        var ole = msg();
        java.util.Arrays.fill(ole, 600, ole.length, (byte) 0);
        for (var refused : List.of(bytes("MZ\u0090\u0000\u0003 a program"), bytes("<!doctype html><html><script>"),
                bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), zip("anything.txt"), ole,
                zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"))) {
            assertThatThrownBy(() -> documents.attach(request, upload(refused, Handling.HUB_ONLY), police))
                    .hasMessageStartingWith("File: only PDF, PNG, JPEG, plain text, DOCX, ODT and e-mails");
        }
        assertThatThrownBy(() -> documents.attach(request, upload(new byte[0], Handling.HUB_ONLY), police))
                .hasMessageStartingWith("File: choose a file that is not empty");
        assertThatThrownBy(() -> documents.attach(request, upload(new byte[10 * 1024 * 1024 + 1], Handling.HUB_ONLY),
                police)).hasMessage("File: at most 10 MB.");
        assertThatThrownBy(() -> documents.attach(request, upload(bytes(PDF), null), police))
                .hasMessageStartingWith("Where it may go: ");
        assertThatThrownBy(() -> documents.attach(request, new Upload(" ", "x", bytes(PDF), null, "y",
                Handling.HUB_ONLY), police)).hasMessageStartingWith("What it is: ");
        assertThatThrownBy(() -> documents.attach(request, new Upload("x", "x", bytes(PDF), LocalDate.of(2999, 1, 1), "y",
                Handling.HUB_ONLY), police)).hasMessageStartingWith("Its date: ");
    }

    @Test
    void a_document_is_called_what_it_is_so_that_no_computer_runs_what_it_was_called() {
        var request = request(asked());
        var police = person("police");
        var names = Map.of("report.vbs", "report.vbs.txt", "notes.TXT", "notes.TXT", "report.js", "report.js.txt", "notes",
                "notes.txt", "x".repeat(300) + ".vbs", "x".repeat(186) + ".vbs.txt");
        names.forEach((called, kept) -> assertThat(documents.attach(request, new Upload("x", called, bytes("Nothing but words.\n"),
                null, "y", Handling.HUB_ONLY), police).filename()).isEqualTo(kept));

        var before = documents.attach(request, upload(bytes(PDF), Handling.HUB_ONLY), police).documentId();
        jdbc.sql("update agency_document set filename = 'report.js' where id = ?").param(before).update();
        assertThat(documents.read(before, police).document().filename()).as("kept by an earlier release")
                .isEqualTo("report.js.pdf");
    }

    private static byte[] picture(String format) throws IOException {
        var written = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, written);
        return written.toByteArray();
    }

    private static byte[] zip(String... parts) throws IOException {
        var written = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(written)) {
            for (var part : parts) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write(bytes("<x/>"));
            }
        }
        return written.toByteArray();
    }

    private static byte[] odt() throws IOException {
        var type = bytes("application/vnd.oasis.opendocument.text");
        var written = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(written)) {
            var entry = new ZipEntry("mimetype");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(type.length);
            var crc = new java.util.zip.CRC32();
            crc.update(type);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(type);
        }
        return written.toByteArray();
    }

    /** As much of an Outlook message as tells it from other files of its kind. */
    private static byte[] msg() {
        var content = new byte[2048];
        var begin = new int[] {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
        for (int i = 0; i < begin.length; i++) {
            content[i] = (byte) begin[i];
        }
        var name = "__properties_version1.0".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, content, 1024, name.length);
        return content;
    }

    @Test
    void what_becomes_of_a_known_document_while_a_discussion_is_open_is_looked_at_before_it_is_decided() {
        var mash = asked();
        var police = person("police");
        var known = documents.attach(request(mash), upload(bytes(PDF), Handling.MAY_BE_SHARED), police).documentId();
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), knows());
        var discussion = mash.claims("unit-manager", mash.task("UserTask_HoldMashDiscussion"))
                .task("UserTask_HoldMashDiscussion");
        for (var happens : List.<Runnable>of(
                () -> documents.attach(request(mash), upload(bytes(PDF + "2"), Handling.HUB_ONLY), police),
                () -> documents.handle(request(mash), known, Handling.HUB_ONLY, police),
                () -> documents.takeBack(request(mash), known, police))) {
            var form = ResponseStoryTest.decides("EARLY_HELP", "WITHDRAW");
            form.put("version", mash.opens("unit-manager", discussion).get("version"));
            happens.run();
            assertThatThrownBy(() -> mash.sends("unit-manager", discussion, form)).hasMessageContaining("a document");
        }
    }

    @Test
    void a_document_that_nobody_else_knows_yet_puts_no_open_form_out_of_date() {
        var mash = ResponseStoryTest.goesOn(asked());
        var discussion = mash.claims("unit-manager", mash.task("UserTask_HoldMashDiscussion"))
                .task("UserTask_HoldMashDiscussion");
        var form = ResponseStoryTest.decides("EARLY_HELP", "WITHDRAW");
        form.put("version", mash.opens("unit-manager", discussion).get("version"));
        documents.attach(request(mash), upload(bytes(PDF), Handling.HUB_ONLY), person("police"));

        mash.sends("unit-manager", discussion, form);
        assertThat(mash.view().status()).isEqualTo("DECIDED");
    }

    @Test
    void a_document_goes_where_its_agency_lets_it_like_every_item() {
        var mash = asked();
        var police = person("police");
        var hubOnly = documents.attach(request(mash), upload(bytes(PDF + "1"), Handling.HUB_ONLY), police);
        var shared = documents.attach(request(mash), upload(bytes(PDF + "2"), Handling.MAY_BE_SHARED), police);
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), knows());
        var items = ((Map<?, ?>) mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("options")).get("passedOn");
        assertThat(items.toString()).contains(shared.documentId()).doesNotContain(hubOnly.documentId());
        var form = ResponseStoryTest.decides("FAMILY_HELP_S17_ASSESSMENT", "WITHDRAW");
        form.put("passedOn", List.of("document." + hubOnly.documentId()));
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldMashDiscussion", form))
                .hasMessageContaining("for the hub only");
        form.put("passedOn", List.of("document." + shared.documentId()));
        mash.does("unit-manager", "UserTask_HoldMashDiscussion", form);

        assertThat(mash.opens("team-manager", "UserTask_AcceptHandOver").get("hasDocument")).isEqualTo(true);
        var team = Caller.basic(port, "team-manager");
        assertThat(team.get("/documents?case=" + mash.caseReference()).body()).contains(shared.documentId())
                .doesNotContain(hubOnly.documentId(), "<script", "style=");
        assertThat(team.get("/api/documents/" + shared.documentId()).status()).isEqualTo(200);
        assertThat(team.get("/api/documents/" + hubOnly.documentId()).status()).isEqualTo(404);
        assertThat(Caller.basic(port, "allocated-worker").get("/api/documents/" + shared.documentId()).status())
                .isEqualTo(404);
        assertThat(Caller.basic(port, "allocated-worker").get("/documents?case=" + mash.caseReference()).status())
                .isEqualTo(404);
    }

    @Test
    void whoever_a_document_was_passed_on_to_is_not_told_whose_it_is() {
        var mash = hub.receives(Contacts.amber());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        mash.does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"));
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police", "health"));
        var polices = requests.of(mash.caseReference()).stream().filter(one -> one.agency().equals("police")).findFirst()
                .orElseThrow();
        var document = documents.attach(polices, upload(bytes(PDF), Handling.MAY_BE_SHARED), person("police")).documentId();
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), knows());
        mash.does("health", mash.task("UserTask_AnswerRequest", "agency-health"), InformationStoryTest.knowsNothing());
        hub.starts("unit-manager", "shareInformation", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", "UserTask_ChooseWhatToShare", Map.of("recipient", "agency-health", "passedOn",
                List.of("document." + document), "purpose", "They see the child today."));

        for (var list : List.of("/documents?case=", "/api/documents?case=")) {
            var said = "attachedBy\":\"police|" + persons.displayName("police") + "|MAY_BE_SHARED|May be shared";
            assertThat(Caller.basic(port, "health").get(list + mash.caseReference()).body()).as(list).contains(document)
                    .doesNotContainPattern(said);
            assertThat(Caller.basic(port, "unit-manager").get(list + mash.caseReference()).body()).as(list)
                    .containsPattern(said);
        }
    }

    private static Caller.Answer changes(Caller caller, String document, String task, String how) {
        return caller.send("POST", "/documents/" + document, "task=" + task + "&" + how,
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private Hub.Story answeredAndPassedOn(String document) {
        var mash = hub.existing(jdbc.sql("select case_reference from agency_document where id = ?").param(document)
                .query(String.class).single());
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), knows());
        var form = ResponseStoryTest.decides("FAMILY_HELP_S17_ASSESSMENT", "WITHDRAW");
        form.put("passedOn", List.of("document." + document));
        return mash.does("unit-manager", "UserTask_HoldMashDiscussion", form);
    }

    private List<String> corrections(Hub.Story mash) {
        return log.export(new Asked(Optional.of(mash.caseReference()), Optional.empty(), Optional.empty(), Optional.empty()),
                person("governance")).stream().filter(row -> row.kind() == Disclosure.Kind.REPLY_CORRECTED)
                .map(row -> row.what() + " / " + row.why()).toList();
    }

    @Test
    void an_agency_takes_its_document_back_and_nobody_opens_it_any_more() {
        var asked = asked();
        var task = asked.task("UserTask_AnswerRequest", "agency-police").getId();
        var document = documents.attach(request(asked), upload(bytes(PDF), Handling.MAY_BE_SHARED), person("police")).documentId();
        var mash = answeredAndPassedOn(document);
        assertThat(changes(Caller.signedIn(port, "health"), document, task, "takeBack=true").status()).isEqualTo(404);
        assertThat(changes(Caller.signedIn(port, "team-manager"), document, task, "takeBack=true").status()).isEqualTo(404);
        assertThat(changes(Caller.signedIn(port, "police"), "none", task, "takeBack=true").status()).isEqualTo(404);
        assertThat(changes(Caller.nobody(port), document, task, "takeBack=true").status()).isGreaterThanOrEqualTo(300);
        assertThat(Caller.basic(port, "team-manager").get("/api/documents/" + document).status()).isEqualTo(200);

        assertThat(changes(Caller.signedIn(port, "police"), document, task, "takeBack=true").body())
                .contains("Taken back: Custody record.", "No document.").doesNotContain(document);
        assertSeenByNobody(mash, document);
        assertThat(Caller.basic(port, "team-manager").get("/api/documents/" + document).status()).isEqualTo(404);
        assertThat(mash.opens("team-manager", "UserTask_AcceptHandOver").toString())
                .contains("Corrected or withdrawn by its agency since: ask the hub").doesNotContain("Custody record");
        assertThat(corrections(mash)).singleElement().asString().startsWith("Document: PDF").endsWith("Taken back");
        assertThat(jdbc.sql("select detail from audit_entry where record_id = ? and action = 'CHANGED' order by id")
                .param(document).query(String.class).list()).containsExactly("DOCUMENT_ATTACHED", "DOCUMENT_TAKEN_BACK");
    }

    @Test
    void an_agency_changes_where_its_document_may_go_and_what_has_gone_is_not_called_back() {
        var asked = asked();
        var task = asked.task("UserTask_AnswerRequest", "agency-police").getId();
        var document = documents.attach(request(asked), upload(bytes(PDF), Handling.HUB_ONLY), person("police")).documentId();
        var police = Caller.signedIn(port, "police");
        assertThat(changes(police, document, task, "handling=").body()).contains("role=\"alert\">Where it may go: choose one.");
        assertThat(changes(police, document, task, "handling=MAY_BE_SHARED").body())
                .contains("Changed: Custody record.", "value=\"MAY_BE_SHARED\" selected");
        var mash = answeredAndPassedOn(document);
        changes(police, document, task, "handling=HUB_ONLY");

        assertThat(Caller.basic(port, "team-manager").get("/api/documents/" + document).status()).isEqualTo(200);
        hub.starts("unit-manager", "shareInformation", Map.of("caseReference", mash.caseReference()));
        var offered = mash.opens("unit-manager", "UserTask_ChooseWhatToShare").get("options");
        assertThat(((Map<?, ?>) offered).get("mayGo").toString()).doesNotContain(document);
        assertThat(corrections(mash)).satisfiesExactly(
                opened -> assertThat(opened).contains("For the hub only / It may go: May be shared"),
                closed -> assertThat(closed).contains("May be shared / It may go: For the hub only"));
    }

    @Test
    void a_document_is_shown_to_others_only_with_an_answer_that_says_what_is_known() {
        for (var answer : List.of(InformationStoryTest.declines(), InformationStoryTest.knowsNothing())) {
            var mash = asked();
            var document = documents.attach(request(mash), upload(bytes(PDF), Handling.MAY_BE_SHARED), person("police"))
                    .documentId();
            mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), answer);
            var manager = Caller.basic(port, "unit-manager");
            assertThat(manager.get("/api/documents/" + document).status()).isEqualTo(404);
            assertThat(chronologies.of(mash.caseReference(), person("unit-manager")).items())
                    .noneMatch(item -> item.kind() == Kind.DOCUMENT);
            assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").toString()).doesNotContain(document);

            hub.starts("police", "correctReply", Map.of("caseReference", mash.caseReference()));
            mash.does("police", "UserTask_CorrectAnswer", Map.of("checked", "CORRECTED", "reply", knows(), "whyCorrected",
                    Canary.REASON));
            assertThat(manager.get("/api/documents/" + document).status()).isEqualTo(200);
        }
    }

    @Test
    void a_document_that_comes_after_the_decision_is_looked_at_once_and_again_once_a_team_was_told() {
        var mash = asked();
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), knows());
        mash.does("unit-manager", "UserTask_HoldMashDiscussion",
                ResponseStoryTest.decides("FAMILY_HELP_S17_ASSESSMENT", "WITHDRAW"));
        assertThat(mash.besideItWaits()).doesNotContain("UserTask_ReviewReply");
        mash.timePasses(Duration.ofMinutes(10));
        documents.attach(request(mash), upload(bytes(PDF), Handling.HUB_ONLY), person("police"));
        documents.attach(request(mash), upload(bytes(PDF + "2"), Handling.HUB_ONLY), person("police"));
        mash.jobsRun();

        var seen = mash.opens("unit-manager", "UserTask_ReviewReply");
        assertThat((List<?>) seen.get("documents")).hasSize(2);
        assertThat(seen.get("documents").toString()).contains("Custody record (PDF)", "For the hub only", Canary.REASON);
        assertThat(seen.get("documentCame")).isNotNull();
        mash.does("unit-manager", "UserTask_ReviewReply", Map.of("follows", "TELL_TEAM", "team", "team-manager", "words",
                Canary.REASON));
        documents.attach(request(mash), upload(bytes(PDF + "3"), Handling.HUB_ONLY), person("police"));
        mash.jobsRun();
        assertThat(mash.besideItWaits()).contains("UserTask_ReadLateReply", "UserTask_ReviewReply");
    }

    @Test
    void a_document_that_comes_to_a_closed_case_is_looked_at_if_the_agency_has_said_what_it_knows() {
        for (var answer : List.of(knows(), InformationStoryTest.declines())) {
            var mash = asked();
            mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), answer);
            mash.does("unit-manager", "UserTask_HoldMashDiscussion",
                    ResponseStoryTest.decides("FAMILY_HELP_S17_ASSESSMENT", "WITHDRAW"));
            cases.moveTo(mash.caseReference(), CaseStatus.CLOSED);
            documents.attach(request(mash), upload(bytes(PDF), Handling.HUB_ONLY), person("police"));
            mash.jobsRun();
            assertThat(mash.besideItWaits().contains("UserTask_ReviewReply")).as(answer.get("state").toString())
                    .isEqualTo(answer.get("state").equals("KNOWN"));
        }
    }

    @Test
    void an_agencys_lead_finds_its_documents_once_the_request_has_come_to_the_lead() {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-06-10T08:00:00Z")));
        var mash = asked();
        var task = mash.task("UserTask_AnswerRequest", "agency-police").getId();
        var document = idIn(posts(Caller.basic(port, "police"), "/api/documents", fields(task, "HUB_ONLY"), PDF));
        var lead = Caller.basic(port, "police-lead");
        assertThat(lead.get("/documents?task=" + task).status()).isEqualTo(404);
        mash.timePasses(Duration.ofHours(6));

        assertThat(lead.get("/documents?task=" + task).body()).contains(document);
        assertThat(lead.get("/api/documents/" + document).body()).isEqualTo(PDF);
        assertThat(posts(lead, "/api/documents", fields(task, "HUB_ONLY"), PDF + "2").status()).isEqualTo(201);
        mash.does("police-lead", mash.task("UserTask_AnswerRequest", "agency-police-lead"), knows());
        assertThat(lead.get("/api/documents/" + document).status()).as("also after the answer").isEqualTo(200);
        assertThat(Caller.basic(port, "health-lead").get("/api/documents/" + document).status()).isEqualTo(404);
    }

    @Test
    void an_agencys_lead_who_corrects_an_answer_finds_the_documents_that_came_with_it() {
        var mash = asked();
        var document = documents.attach(request(mash), upload(bytes(PDF), Handling.HUB_ONLY), person("police")).documentId();
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), knows());
        assertThat(Caller.basic(port, "police-lead").get("/api/documents/" + document).status()).isEqualTo(404);
        hub.starts("police-lead", "correctReply", Map.of("caseReference", mash.caseReference()));

        var task = mash.task("UserTask_CorrectAnswer").getId();
        assertThat(Caller.basic(port, "police-lead").get("/documents?task=" + task).body()).contains(document);
    }

    @Test
    void an_agencys_staff_no_longer_find_a_document_once_somebody_suspected_works_there_and_its_lead_does() {
        var mash = asked();
        var document = documents.attach(request(mash), upload(bytes(PDF), Handling.HUB_ONLY), person("police")).documentId();
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), knows());
        suspects.workFor(mash.caseReference(), List.of("police"), person("unit-manager"));

        assertThat(Caller.basic(port, "police").get("/api/documents/" + document).status()).as("whoever attached it, too")
                .isEqualTo(404);
        assertThatThrownBy(() -> documents.attach(request(mash), upload(bytes(PDF), Handling.HUB_ONLY), person("police")))
                .isInstanceOf(NotFound.class);
        assertThat(Caller.basic(port, "police-lead").get("/api/documents/" + document).status()).isEqualTo(200);
    }

    @Test
    void a_request_that_ended_while_a_document_was_on_its_way_takes_none() {
        var withdrawn = asked();
        var seen = request(withdrawn);
        requests.withdraw(withdrawn.caseReference(), seen.requestId(), Canary.REASON, person("unit-manager"));
        assertThatThrownBy(() -> documents.attach(seen, upload(bytes(PDF), Handling.HUB_ONLY), person("police")))
                .hasMessage("The hub has withdrawn this request. Nothing was kept.");

        var recalled = asked();
        var before = request(recalled);
        hub.starts("unit-manager", "recallRequest", Map.of("caseReference", recalled.caseReference()));
        recalled.does("unit-manager", "UserTask_RecallRequest", Map.of("requestId", before.requestId(), "what", "WRONG_PERSON",
                "people", List.of("child-1"), "why", Canary.REASON));
        assertThatThrownBy(() -> documents.attach(before, upload(bytes(PDF), Handling.HUB_ONLY), person("police")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_task_that_sent_several_requests_is_about_none_of_them() {
        var mash = hub.receives(Contacts.amber());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        mash.does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"));
        var choice = mash.task("UserTask_ChooseAgencies").getId();
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police", "health"));

        assertThat(Caller.signedIn(port, "police").get("/documents?task=" + choice).status()).isEqualTo(404);
        assertThat(Caller.basic(port, "police").get("/api/documents?task=" + choice).status()).isEqualTo(404);
    }

    @Test
    void the_page_says_what_was_wrong_and_keeps_what_was_typed() {
        var mash = asked();
        var task = mash.task("UserTask_AnswerRequest", "agency-police").getId();
        var police = Caller.signedIn(port, "police");
        var refused = posts(police, "/documents", fields(task, "ASK_US_FIRST"), "MZ\u0001\u0002");
        assertThat(refused.body()).contains("role=\"alert\">File: only PDF", "value=\"Custody record\"",
                "value=\"ASK_US_FIRST\" selected");
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'REFUSED' and person = 'police' and record_kind ="
                + " 'DOCUMENT' and case_reference = ?").param(mash.caseReference()).query(Long.class).single()).isEqualTo(1);
        assertThat(posts(police, "/documents", fields(task, "ASK_US_FIRST"), PDF).body())
                .contains("Attached: Custody record.", "Ask us before sharing");
        assertThat(police.get("/documents?task=" + task).header("Cache-Control")).contains("no-store");
        assertThat(Caller.signedIn(port, "health").get("/documents?task=" + task).status()).isEqualTo(404);
    }
}
