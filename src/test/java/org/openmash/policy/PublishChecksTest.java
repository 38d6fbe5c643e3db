package org.openmash.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmash.hub.Hubs;
import org.openmash.platform.DecisionDeployments;

/** What may not decide is refused with a sentence that names the rule or the cell; what ships may decide. */
class PublishChecksTest {

    private static final List<String> SHIPPED = DecisionDeployments.shippedTexts();
    private static final PublishChecks CHECKS = new PublishChecks(key -> null, SHIPPED, Hubs.wolverhampton());

    static Stream<String> shipped() {
        return SHIPPED.stream().map(text -> CHECKS.keyOf(text));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_shipped_table_passes_the_checks_that_a_policy_lead_meets(String key) {
        assertThat(CHECKS.check(shipped(key), "").refusals()).isEmpty();
    }

    static List<Broken> broken() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/policy/broken"))) {
            return files.sorted().map(Broken::read).toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_broken_table_is_refused_with_a_sentence_that_names_what_is_wrong(Broken broken) {
        var verdict = CHECKS.check(broken.text(), "");

        assertThat(verdict.refusals()).anySatisfy(sentence -> assertThat(sentence).contains(broken.says()));
        assertThat(verdict.refusals()).hasSizeLessThan(6);
    }

    @Test
    void there_are_ten_and_more_broken_tables() throws IOException {
        assertThat(broken()).hasSizeGreaterThanOrEqualTo(10);
    }

    static String shipped(String key) {
        return SHIPPED.stream().filter(text -> CHECKS.keyOf(text).equals(key)).findFirst().orElseThrow();
    }

    /** A shipped table with one edit: what stands after "-" is replaced by what stands after "+". */
    record Broken(String name, String table, String from, String to, String says) {

        static Broken read(Path file) {
            try {
                var lines = Files.readAllLines(file);
                var found = lines.stream().filter(line -> line.contains(": ")).collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(": ")), line -> line.substring(line.indexOf(": ") + 2)));
                return new Broken(file.getFileName().toString(), found.get("table"), found.get("from"),
                        found.getOrDefault("to", ""), found.get("says"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The edit is a regular expression over the file's text, and must fit exactly once. */
        String text() {
            var text = shipped(table);
            var pattern = Pattern.compile(from, Pattern.DOTALL);
            assertThat(pattern.matcher(text).results().count()).as("places of " + from + " in " + table).isEqualTo(1);
            return pattern.matcher(text).replaceFirst(to);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The attendance rule made amber, which moves two worked cases. */
    private static String stricterAboutAttendance() {
        return Broken.read(Path.of("src/test/resources/policy/broken/08-worked-case-moves-unsaid.txt")).text();
    }

    private static String withNote(String text, String note) {
        return text.replace("<dmndi:DMNDI", "<textAnnotation id=\"Note_1\"><text>" + note
                + "</text></textAnnotation><dmndi:DMNDI");
    }

    @Test
    void a_worked_case_may_change_where_a_note_on_the_diagram_names_it_with_its_new_rating() {
        var named = CHECKS.check(withNote(stricterAboutAttendance(), "Changes C02 and C29 to AMBER, agreed in March"), "");

        assertThat(named.refusals()).isEmpty();
        assertThat(named.moved()).containsExactly("C02 from GREEN to AMBER", "C29 from GREEN to AMBER");
    }

    @Test
    void a_worked_case_may_be_named_in_the_name_of_the_deployment_as_well() {
        assertThat(CHECKS.check(stricterAboutAttendance(), "Changes C02, C29 to AMBER").refusals()).isEmpty();
    }

    @Test
    void a_worked_case_that_is_named_with_another_rating_than_it_gets_is_refused() {
        assertThat(CHECKS.check(withNote(stricterAboutAttendance(), "Changes C02 to RED and C29 to AMBER"), "").refusals())
                .singleElement().asString().contains("Worked case C02").contains("from GREEN to AMBER");
    }

    @Test
    void what_a_lead_may_change_is_a_cell_a_row_and_a_sentence() {
        var stricter = new Broken("", "concernRating", "(<inputEntry id=\"In_M02_repeatedContacts_repeatContacts12m\">"
                + "\\s*<text>)&gt;= 3", "$1&gt;= 2", "").text();
        assertThat(CHECKS.check(stricter, "").refusals()).isEmpty();
        var oneMoreRow = new Broken("", "concernRating", "(<rule id=\"rule_R62_youngCarer\">)", """
                <rule id="DecisionRule_1hs3k2f">
                  <description>A child under eleven cares for somebody. [the hub's partnership, March 2026]</description>
                  <inputEntry id="a1"><text>"YOUNG_CARER"</text></inputEntry><inputEntry id="a2"><text></text></inputEntry>
                  <inputEntry id="a3"><text>-</text></inputEntry><inputEntry id="a4"><text>-</text></inputEntry>
                  <inputEntry id="a5"><text>&lt; 132</text></inputEntry><inputEntry id="a6"><text>-</text></inputEntry>
                  <inputEntry id="a7"><text>-</text></inputEntry><inputEntry id="a8"><text>-</text></inputEntry>
                  <outputEntry id="b1"><text>"AMBER"</text></outputEntry><outputEntry id="b2"><text>"3"</text></outputEntry>
                  <outputEntry id="b3"><text>"MASH_DISCUSSION"</text></outputEntry>
                  <outputEntry id="b4"><text>"education"</text></outputEntry>
                  <outputEntry id="b5"><text>""</text></outputEntry><outputEntry id="b6"><text>""</text></outputEntry>
                  <outputEntry id="b7"><text>""</text></outputEntry>
                </rule>$1""", "").text();
        assertThat(CHECKS.check(oneMoreRow, "").refusals()).isEmpty();
    }

    @Test
    void a_file_that_is_none_of_the_hubs_or_tries_to_reach_out_is_refused() {
        assertThat(CHECKS.check("not XML at all", "").refusals()).hasSize(1);
        assertThat(CHECKS.check("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><d>&x;</d>", "").refusals())
                .hasSize(1);
        assertThat(CHECKS.check(shipped("referralRouting").replace("referralRouting", "another"), "").refusals())
                .singleElement().asString().contains("none of the hub's decisions");
        assertThat(CHECKS.check(shipped("referralRouting") + " ".repeat(1_000_000), "").refusals())
                .singleElement().asString().contains("1 MB");
    }
}
