package org.openmash.docs;

import static org.openmash.docs.Markdown.cell;
import static org.openmash.docs.Markdown.code;
import static org.openmash.docs.Markdown.row;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.referral.Category;
import org.openmash.referral.Indicator;

/** The page of the signs that somebody may report, and under which kinds of concern a screen offers them. */
final class SignsPage {

    private SignsPage() {
    }

    static String text() {
        return Markdown.writtenFrom("org.openmash.referral.Indicator")
                + "# Signs reported\n\nThe closed list that stands in `concerns[].indicators` of a contact. A sign"
                + " counts under any kind of concern; screens offer it under those named here. What is not ticked was not"
                + " reported, which is no statement that it is not so.\n\n"
                + Markdown.bareTable(List.of("code", "in words", "offered under"),
                        Stream.of(Indicator.values()).map(SignsPage::sign).toList());
    }

    private static String sign(Indicator sign) {
        var all = sign.categories().size() == Category.values().length;
        return row(code(sign.name()), cell(sign.label()), all ? "every kind" : sign.categories().stream()
                .sorted(Comparator.naturalOrder()).map(category -> code(category.name()))
                .collect(Collectors.joining(", ")));
    }
}
