package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Persons;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.ContactKind;
import org.openmash.referral.Injury;
import org.openmash.referral.Severity;
import org.openmash.referral.YesNoUnknown;
import org.openmash.story.Canary;
import org.openmash.story.Contacts;
import org.openmash.story.Hub;
import org.openmash.threshold.NewInformation;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A different word in each narrative, reply, document, address and reason of some cases, and in each field of the forms in
 * which a person writes freely, and who sees it, as {@code who-sees-which-word.csv} names them. Every word follows a planted
 * one, for which log and engine are searched after the test.
 */
public final class PlantedWords {

    private static final Path EXPECTED = Path.of("src/test/resources/access/who-sees-which-word.csv");

    private static final Path WITHOUT = Path.of("src/test/resources/access/fields-without-a-word.csv");
    /** Which of the other agencies was asked elsewhere, too. */
    public static final List<String> ASKED_BESIDE = List.of("education");
    private static final String UNTRAINED = "screening-3";
    /** A Wednesday at nine, so that the same is due whenever the test runs. */
    private static final Instant WEDNESDAY_NINE = Instant.parse("2026-06-10T08:00:00Z");

    /**
     * @param of    the field of a form whose word it is, or the word again
     * @param roles who sees it, and nobody else
     */
    public record Word(String word, String of, List<String> things, Set<String> roles) {

        /** A word, or a form and its fields that the same roles see. */
        static Stream<Word> read(String line) {
            var cells = line.split(";", -1);
            var things = List.of(cells[1].strip().split(" \\+ "));
            Set<String> roles = cells[2].isBlank() ? Set.of() : Set.of(cells[2].strip().split(" "));
            var form = cells[0].split(":");
            return form.length == 1 ? Stream.of(new Word(form[0].strip(), form[0].strip(), things, roles))
                    : Stream.of(form[1].strip().split(" ")).map(field -> form[0].strip() + "." + field)
                            .map(field -> new Word(FieldWords.of(field), field, things, roles));
        }
    }

    private final List<Hub.Story> cases = new ArrayList<>();
    private Hub.Story askedOfAll;
    private final Hub hub;
    private final int port;
    private final JdbcClient jdbc;
    private final List<HubSettings.Agency> agencies;
    private final List<Word> words;
    private final Map<Character, List<String>> byFirstLetter;
    private final FieldWords fields = new FieldWords();

    public PlantedWords(Hub hub, int port, JdbcClient jdbc, HubSettings settings) {
        this.hub = hub;
        this.port = port;
        this.jdbc = jdbc;
        this.agencies = settings.agencies();
        this.words = Stream.concat(lines(EXPECTED).flatMap(Word::read), agencies.stream().map(PlantedWords::ownAnswer)).toList();
        this.byFirstLetter = words.stream().map(Word::word).collect(Collectors.groupingBy(word -> word.charAt(0)));
        assertThat(byFirstLetter.keySet()).allMatch(letter -> letter >= 'A' && letter <= 'Z');
    }

    /** What an agency answered is for itself, and for those who decide. */
    private static Word ownAnswer(HubSettings.Agency agency) {
        var word = "Antwort-" + agency.code() + "-";
        return new Word(word, word, List.of("replies"), Set.of(agency.group(), "unit-manager"));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fields of the forms in which a person writes freely, and of which nothing says who sees them. */
    List<String> fieldsWithoutAWord() {
        var named = words.stream().map(Word::of).collect(Collectors.toSet());
        lines(WITHOUT).forEach(line -> named.add(line.split(";")[0].strip()));
        return fields.fields().stream().filter(field -> !named.contains(field)).toList();
    }

    /** Fields whose word no case holds, and those that are named and are not there. */
    List<String> fieldsNotFilled() {
        return words.stream().map(Word::of).filter(of -> of.contains(".") && !fields.written().contains(of)).toList();
    }

    public List<Word> words() {
        return words;
    }

    public List<Hub.Story> cases() {
        return cases;
    }

    /** The one that every agency was asked about. */
    Hub.Story askedOfAll() {
        return askedOfAll;
    }

    /** Or, as one agency more, with the case that every agency was asked about. */
    static boolean isTriedWithAll(String reader) {
        return readersWith(ASKED_BESIDE).contains(reader);
    }

    /** Somebody of each role, and of each of these agencies. */
    public static List<String> readersWith(List<String> agencies) {
        return Stream.concat(EveryDoorTest.SOMEBODY_OF_EACH_ROLE.stream(), agencies.stream()).distinct().toList();
    }

    /** Somebody of each role and of each agency, all of which are asked. */
    List<String> readers() {
        return readersWith(codes());
    }

    private List<String> codes() {
        return agencies.stream().map(HubSettings.Agency::code).toList();
    }

    /** Which words stand in a text, whatever stands before and after them: it is walked through once for all. */
    public Stream<String> in(String text) {
        var found = new TreeSet<String>();
        for (int at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter >= 'A' && letter <= 'Z') {
                for (var word : byFirstLetter.getOrDefault(letter, List.of())) {
                    if (text.startsWith(word, at)) {
                        found.add(word);
                    }
                }
            }
        }
        return found.stream();
    }

    /**
     * Words that others have seen than those who should.
     *
     * @param found each reader's words, with where they stood
     */
    public List<String> wronglySeen(Map<String, Map<String, String>> found, Persons persons) {
        var wrong = new ArrayList<String>();
        for (var word : words) {
            var seen = new TreeMap<String, String>();
            found.forEach((reader, where) -> {
                if (where.containsKey(word.word())) {
                    seen.put(reader, where.get(word.word()));
                }
            });
            var roles = new TreeSet<String>();
            seen.keySet().forEach(reader -> roles.addAll(persons.person(reader).groups()));
            if (!roles.equals(new TreeSet<>(word.roles()))) {
                wrong.add(word.of() + " is for " + new TreeSet<>(word.roles()) + " and was seen by " + seen);
            }
        }
        return wrong;
    }

    /** Cases by which every role has something to do. */
    public void arePlanted() {
        ClockUtil.setCurrentTime(Date.from(WEDNESDAY_NINE));
        new FilledForms(hub, port, fields, cases::add).areSent();
        receives(about("child-1", "Amsel", amber()).made());
        var rated = receives(about("child-1", "Buchfink", amber()).made())
                .does("screening", "UserTask_ScreenContact", screened("NONE", Map.of()));
        rated.learnsLate(red().view().requests().get(0).requestId(), new NewInformation.Told(null,
                word(Canary.CALLER, "Trauerschnaepper"), word(Canary.REASON, "Turmfalke"), false, null, List.of()));
        receives(Contacts.aContact().about(hidden(120, "Kranich")).with(amber().told(word(Canary.NARRATIVE, "Eisvogel")))
                .made()).does("screening", "UserTask_ScreenContact",
                screened("SOCIAL_CARE", Map.of("workerId", "allocated-worker", "workerAway", false)));
        receives(about("child-1", "Falke", amber()).made()).does("screening", "UserTask_ScreenContact",
                screened("SOCIAL_CARE", Map.of("workerId", "allocated-worker", "workerAway", true)));
        receives(Contacts.aContact().kind(ContactKind.ADULT_AT_RISK).about(Contacts.adult("adult-1"))
                .with(Contacts.concern(Category.OTHER).severity(Severity.SERIOUS)
                        .told(word(Canary.NARRATIVE, "Goldammer"))).made())
                .does("screening", "UserTask_ScreenContact", Map.of("kind", "ADULT_AT_RISK", "subjects",
                        List.of(Map.of("subjectId", "adult-1", "knownTo", "NONE", "livesInArea", "YES"))));
        lowering();
        earlyHelp();
        allAnswer();
        receives(Contacts.aContact().about(hidden(120, "Kiebitz")).with(amber().told(word(Canary.NARRATIVE, "Kuckuck")))
                .dangerNow().made());
        restricted();
        putBackHalfDone();
        extended();
        declared();
        jdbc.sql("select case_reference from mash_case where linked_to in (:cases)")
                .param("cases", cases.stream().map(Hub.Story::caseReference).toList()).query(String.class).list()
                .forEach(linked -> cases.add(hub.existing(linked)));
    }

    /** A child whose address must not become known. */
    private static Contact.Subject hidden(int ageMonths, String address) {
        var child = Contacts.child("child-1", ageMonths);
        return new Contact.Subject(child.id(), child.kind(), child.givenName(), child.familyName(), null, null, null,
                ageMonths, "F", null, null, null, null, null, null, null, word(Canary.STREET, address), "WV1 1AA", true,
                null, null, null, null, null, null, null);
    }

    private void restricted() {
        var lifted = receives(Contacts.amber());
        restricts(lifted, "screening-2", "Mauersegler");
        decides(lifted, "readers", "\"person\":\"unit-manager-2\",\"mayOpen\":true,", "Meise");
        decides(lifted, "lift", "", "Milan");
        var mash = receives(about("child-1", "Lerche", amber()).made());
        restricts(mash, "screening", "Merle");
        opens(mash, "screening-2");
        opens(mash, "unit-manager-2");
        mash.does("service-manager", mash.oneOf("UserTask_ReviewOpening"), fields.into("review-opening",
                Map.of("justified", "false", "reason", FieldWords.WORD)));
    }

    private void putBackHalfDone() {
        var mash = receives(Contacts.amber());
        var task = mash.task("UserTask_ScreenContact");
        mash.claims("screening", task);
        assertThat(Caller.basic(port, "screening").call("PUT", "/api/drafts/" + task.getId(), "{\"otherCouncil\":\""
                + word(Canary.REASON, "Zaunkoenig") + "\"}").status()).isEqualTo(204);
        mash.puts("screening", "UserTask_ScreenContact");
    }

    private void extended() {
        trainedUntil("2026-05-01");
        assertThat(Caller.basic(port, "service-manager").post("/api/clearances/" + UNTRAINED + "/extension",
                "{\"kind\":\"DATA_PROTECTION\",\"reason\":\"" + word(Canary.REASON, "Wacholderdrossel") + "\"}").status())
                .isEqualTo(200);
    }

    /** Of one's family, which is kept as fingerprints; and of the family of a case. */
    private void declared() {
        var declared = Caller.basic(port, "governance").post("/api/audit/declarations", "{\"person\":\"partner\",\"of\":\"RELATION\","
                + "\"givenName\":\"" + word(Canary.NAME, "Wiedehopf") + "\",\"familyName\":\"" + word(Canary.FAMILY, "Wiesel")
                + "\",\"address\":\"" + word(Canary.STREET, "Zeisig") + "\",\"postcode\":\"WV1 1AA\"}");
        assertThat(declared.status()).as(declared.body()).isEqualTo(204);
        var mash = receives(Contacts.amber());
        var interest = "/api/cases/" + mash.caseReference() + "/interest";
        assertThat(Caller.basic(port, "screening-2").post(interest, "{\"interest\":\"NEIGHBOUR\"}").status()).isEqualTo(204);
        assertThat(Caller.basic(port, "service-manager").post(interest + "/taken-back", "{\"person\":\"screening-2\",\"reason\":\""
                + word(Canary.REASON, "Ziegenmelker") + "\"}").status()).isEqualTo(204);
    }

    /** Whom the words concern works on as before. */
    public void areOver() {
        trainedUntil("2027-12-01");
    }

    private void trainedUntil(String day) {
        assertThat(Caller.basic(port, "governance").call("PUT", "/api/staff/" + UNTRAINED + "/clearances",
                "{\"vetting\":\"2027-12-01\",\"dataProtection\":\"" + day + "\",\"safeguarding\":\"2027-12-01\"}").status())
                .isEqualTo(204);
    }

    private void restricts(Hub.Story mash, String reader, String why) {
        assertThat(Caller.basic(port, "service-manager").post("/api/restrictions", "{\"caseReference\":\""
                + mash.caseReference() + "\",\"kind\":\"STAFF\",\"reason\":\"" + word(Canary.REASON, why)
                + "\",\"people\":[\"" + reader + "\"]}").status()).isEqualTo(200);
    }

    private void decides(Hub.Story mash, String what, String more, String why) {
        assertThat(Caller.basic(port, "service-manager").post("/api/restrictions/" + mash.caseReference() + "/" + what,
                "{" + more + "\"reason\":\"" + word(Canary.REASON, why) + "\"}").isRefused()).isFalse();
    }

    private void opens(Hub.Story mash, String persona) {
        hub.starts(persona, "restrictedOpening", fields.into("open-restricted", Map.of("caseReference",
                mash.caseReference(), "reason", FieldWords.WORD)));
    }

    private Hub.Story red() {
        receives(Contacts.aContact().about(hidden(36, "Distelfink")).with(Contacts.concern(Category.PHYSICAL).injury(Injury.SERIOUS)
                .told(word(Canary.NARRATIVE, "Dohle"))).made())
                .does("screening", "UserTask_ScreenContact", screened("NONE", Map.of()))
                .does("social-care-lead", "UserTask_RateContact", rated("RED"))
                .does("unit-manager", "UserTask_ChooseAgencies", asks(List.of("police", "health", "education"), "Drossel"));
        var mash = cases.get(cases.size() - 1);
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), knows("Habicht"));
        mash.does("health", mash.task("UserTask_AnswerRequest", "agency-health"), knows("Gimpel"));
        return mash.claims("police-decision-maker", mash.task("UserTask_BringPoliceInformation"));
    }

    /** Each is about to correct its own, which it sees before it. */
    private void allAnswer() {
        askedOfAll = receives(about("child-1", "Rotdrossel", amber()).made())
                .does("screening", "UserTask_ScreenContact", screened("NONE", Map.of()))
                .does("social-care-lead", "UserTask_RateContact", rated("AMBER"))
                .does("unit-manager", "UserTask_ChooseAgencies", asks(codes(), "Ringdrossel"));
        agencies.forEach(agency -> {
            askedOfAll.does(agency.code(), askedOfAll.task("UserTask_AnswerRequest", agency.group()),
                    knows(ownAnswer(agency).word()));
            hub.starts(agency.code(), "correctReply", Map.of("caseReference", askedOfAll.caseReference()));
        });
    }

    private void lowering() {
        var mash = receives(about("child-1", "Haubenmeise", Contacts.concern(Category.PHYSICAL).injury(Injury.SERIOUS)).made())
                .does("screening", "UserTask_ScreenContact", screened("NONE", Map.of()))
                .does("social-care-lead", "UserTask_RateContact", rated("RED"));
        mash.learns(new NewInformation.Told(null, null, word(Canary.NARRATIVE, "Heckenbraunelle"), false, null, List.of()));
        mash.does("unit-manager", "UserTask_ReviewRating", Map.of("decision", "CHANGED", "reason", Canary.REASON,
                "ratings", List.of(Map.of("subjectId", "child-1", "rating", "AMBER"))));
    }

    private void earlyHelp() {
        receives(Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(Category.ATTENDANCE)
                        .severity(Severity.LOW).told(word(Canary.NARRATIVE, "Jungfernkranich")))
                .consent(Contact.ConsentState.GIVEN, YesNoUnknown.YES).made())
                .does("screening", "UserTask_ScreenContact", screened("NONE", Map.of()))
                .does("social-care-lead", "UserTask_RateContact", rated("GREEN"));
    }

    private Hub.Story receives(Contact contact) {
        var mash = hub.receives(contact);
        cases.add(mash);
        return mash;
    }

    private static String word(String planted, String word) {
        return planted + " " + word;
    }

    private static Contacts about(String subject, String narrative, Contacts.ConcernMaker concern) {
        return Contacts.aContact().about(Contacts.child(subject, 120)).with(concern.told(word(Canary.NARRATIVE, narrative)));
    }

    private static Contacts.ConcernMaker amber() {
        return Contacts.concern(Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3);
    }

    private static Map<String, Object> screened(String knownTo, Map<String, Object> more) {
        var child = new HashMap<String, Object>(Map.of("subjectId", "child-1", "knownTo", knownTo, "livesInArea", "YES"));
        child.putAll(more);
        return Map.of("kind", "CHILD_CONCERN", "subjects", List.of(child));
    }

    private static Map<String, Object> rated(String rating) {
        return Map.of("ratings", List.of(Map.of("subjectId", "child-1", "rating", rating, "reason", Canary.REASON)));
    }

    private static Map<String, Object> asks(List<String> agencies, String question) {
        return Map.of("agencies", agencies, "subjectIds", List.of("child-1"), "questions", word(Canary.REASON, question),
                "periodMonths", 12, "reason", Canary.REASON, "significantHarm", "YES", "significantHarmFacts", Canary.REASON);
    }

    private static Map<String, Object> knows(String word) {
        return Map.of("state", "KNOWN", "systemsSearched", "the case system", "searchedAsOf", "2026-06-01",
                "people", List.of(Map.of("subjectId", "child-1", "match", "CERTAIN", "matchedBy", "name")),
                "facts", List.of(Map.of("factDate", "2026-05-01", "fact", word(Canary.REPLY, word), "kind", "FACT",
                        "whyRelevant", Canary.REASON, "handling", "HUB_ONLY")));
    }
}
