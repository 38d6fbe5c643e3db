package org.openmash.docs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The little of Markdown that the generated pages need. */
final class Markdown {

    private Markdown() {
    }

    /** Text on one line, safe inside a table. */
    static String cell(String text) {
        return text == null ? "" : text.strip().replaceAll("\\s*\\R\\s*", " ").replace("|", "\\|");
    }

    static String code(String text) {
        return text == null || text.isBlank() ? "" : "`" + cell(text) + "`";
    }

    static String row(String... cells) {
        return Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** A table with these headings; nothing at all, not even a headline, where there are no rows. */
    static String table(String headline, List<String> headings, List<String> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        return "\n## " + headline + "\n\n" + bareTable(headings, rows);
    }

    static String bareTable(List<String> headings, List<String> rows) {
        return row(headings.toArray(String[]::new)) + "\n"
                + row(headings.stream().map(heading -> "---").toArray(String[]::new)) + "\n"
                + String.join("\n", rows) + "\n";
    }

    /** Says where a page comes from, so that nobody edits it by hand. */
    static String writtenFrom(String source) {
        return "<!-- Written from " + source + ". Do not edit: change the source, then run"
                + " mvn -o test -Dtest=GeneratedDocsTest -Dmash.docs.write=true -->\n\n";
    }
}
