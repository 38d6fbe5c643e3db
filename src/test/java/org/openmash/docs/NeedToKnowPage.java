package org.openmash.docs;

import static org.openmash.docs.Markdown.cell;
import static org.openmash.docs.Markdown.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** The page of who sees what: once by what there is to see, once by role. */
final class NeedToKnowPage {

    private static final Path SOURCE = Path.of("src/main/resources/need-to-know.yaml");

    private NeedToKnowPage() {
    }

    @SuppressWarnings("unchecked")
    static String text() {
        try {
            Map<String, Object> read = new Yaml().load(Files.readString(SOURCE));
            return text((Map<String, Map<String, Object>>) ((Map<String, Object>) read.get("mash.need-to-know"))
                    .get("things"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static String text(Map<String, Map<String, Object>> things) {
        var byThing = new ArrayList<String>();
        var byRole = new TreeMap<String, List<String>>();
        things.values().forEach(thing -> ((Map<String, String>) thing.get("shown-to")).forEach((role, howFar) -> {
            byThing.add(row(cell((String) thing.get("is")), cell(role), cell(howFar)));
            byRole.computeIfAbsent(role, none -> new ArrayList<>())
                    .add("- " + cell((String) thing.get("is")) + ": " + cell(howFar) + "\n");
        }));
        var page = new StringBuilder(Markdown.writtenFrom(SOURCE.toString())
                + "# Who sees what\n\nA role that is not named sees nothing of it. \"agencies\" are the asked agencies' staff"
                + " and leads, \"everybody\" is everybody who has signed in. The same page decides which web address opens"
                + " to whom and what the engine shows to whom ([ADR 17](adr/0017-need-to-know-as-data.md)).\n");
        page.append(Markdown.table("By what there is to see", List.of("what", "who", "how far"), byThing));
        page.append("\n## By role\n");
        byRole.forEach((role, sees) -> page.append("\n### ").append(role).append("\n\n").append(String.join("", sees)));
        return page.toString();
    }
}
