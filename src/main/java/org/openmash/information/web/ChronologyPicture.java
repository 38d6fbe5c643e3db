package org.openmash.information.web;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.openmash.information.Chronology;
import org.openmash.information.Chronology.Asked;
import org.openmash.information.Chronology.Gap;
import org.openmash.information.Chronology.Item;
import org.openmash.information.Chronology.Kind;
import org.openmash.platform.LondonTime;

/**
 * Draws the chronology: a row for each source, time from left to right, each item as a mark with the number that it has
 * in the table. What lies more than five years before the newest stands in a column of its own, and so does what has no
 * date. A kind has a colour and a shape; a gap is hatched and says why. No style sheet and no script: it may stand in a
 * page whose policy forbids both. Why this is drawn by hand: ADR 15.
 */
final class ChronologyPicture {

    private static final int WIDTH = 1000;
    private static final int NAMES = 255;
    private static final int EARLIER = 70;
    private static final int UNDATED = 90;
    private static final int HEAD = 46;
    private static final int MARK = 24;
    private static final int PAD = 8;
    private static final int SPAN_YEARS = 5;
    private static final int TICKS = 4;
    private static final int LINE = 18;
    private static final int LONGEST_NAME = 34;
    private static final int LONGEST = 85;
    private static final int LEGEND = 46;
    private static final int LETTER = 7;
    private static final String INK = "#1d2a33";
    private static final Map<Kind, String> COLOURS = Map.of(Kind.FACT, "#1f5fa8", Kind.OPINION, "#8a5200",
            Kind.INTELLIGENCE, "#6b2fa0", Kind.TOLD, "#3b4a54", Kind.DECIDED, "#1b6e3c",
            Kind.DOCUMENT, "#8c1d4a");

    private final Chronology chronology;
    private final List<Row> rows;
    private final LocalDate from;
    private final LocalDate to;
    private final StringWriter written = new StringWriter();
    private final XMLStreamWriter xml;

    /** An item with its number in the table. */
    private record Numbered(int number, Item item) {
    }

    private record Row(String source, List<Asked> asked, List<Numbered> items) {
    }

    private record Placed(Numbered item, int x, int level) {
    }

    static String of(Chronology chronology) {
        try {
            return new ChronologyPicture(chronology).draw();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A picture could not be written", e);
        }
    }

    private ChronologyPicture(Chronology chronology) throws XMLStreamException {
        this.chronology = chronology;
        this.rows = rows(chronology);
        var days = chronology.items().stream().flatMap(item -> item.date().stream()).sorted().toList();
        this.to = days.isEmpty() ? null : days.get(days.size() - 1);
        this.from = days.isEmpty() ? null
                : days.stream().filter(day -> !day.isBefore(to.minusYears(SPAN_YEARS))).findFirst().orElse(to);
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
    }

    /** Every source and every agency that was asked, whether it has said anything or not. */
    private static List<Row> rows(Chronology chronology) {
        var items = new LinkedHashMap<String, List<Numbered>>();
        var numbered = IntStream.range(0, chronology.items().size())
                .mapToObj(n -> new Numbered(n + 1, chronology.items().get(n))).toList();
        numbered.stream().filter(one -> one.item().handling().isEmpty())
                .forEach(one -> items.computeIfAbsent(one.item().source(), source -> new ArrayList<>()).add(one));
        chronology.agencies().forEach(asked -> items.computeIfAbsent(asked.agency(), source -> new ArrayList<>()));
        numbered.stream().filter(one -> one.item().handling().isPresent())
                .forEach(one -> items.computeIfAbsent(one.item().source(), source -> new ArrayList<>()).add(one));
        return items.entrySet().stream().map(row -> new Row(row.getKey(), chronology.agencies().stream()
                .filter(asked -> asked.agency().equals(row.getKey())).toList(), row.getValue())).toList();
    }

    private String draw() throws XMLStreamException {
        var placed = rows.stream().map(this::place).toList();
        var heights = IntStream.range(0, rows.size()).mapToObj(n -> height(rows.get(n), placed.get(n))).toList();
        var height = HEAD + heights.stream().mapToInt(Integer::intValue).sum() + 60;
        element("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + WIDTH + " " + height, "width",
                Integer.toString(WIDTH), "height", Integer.toString(height), "role", "group", "aria-labelledby",
                "chronology-title chronology-described", "font-family", "system-ui, Helvetica, Arial, sans-serif",
                "font-size", "13", "fill", INK);
        text("title", "Chronology of " + chronology.caseReference(), "id", "chronology-title");
        text("desc", described(), "id", "chronology-described");
        hatching();
        axis(height - 60);
        var top = HEAD;
        for (int n = 0; n < rows.size(); n++) {
            row(rows.get(n), placed.get(n), top, heights.get(n));
            top += heights.get(n);
        }
        legend(height - 30);
        xml.writeEndElement();
        xml.flush();
        return written.toString();
    }

    private String described() {
        var gaps = chronology.gaps().stream().map(gap -> gap.agency() + ": " + gap.words()).toList();
        return "A row for each source, time from left to right; the numbers are those of the table. "
                + (chronology.agencies().isEmpty() ? "No agency was asked."
                : gaps.isEmpty() ? "No agency's answer is missing." : "Gaps: " + String.join(" ", gaps));
    }

    private void hatching() throws XMLStreamException {
        xml.writeStartElement("defs");
        element("pattern", "id", "gap", "width", "8", "height", "8", "patternUnits", "userSpaceOnUse",
                "patternTransform", "rotate(45)");
        empty("rect", "width", "8", "height", "8", "fill", "#ffffff");
        empty("line", "x1", "0", "y1", "0", "x2", "0", "y2", "8", "stroke", "#c9b2b0", "stroke-width", "4");
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void axis(int bottom) throws XMLStreamException {
        text("text", "Earlier", "x", Integer.toString(NAMES + 8), "y", "30");
        text("text", "No date", "x", Integer.toString(WIDTH - UNDATED + 14), "y", "30");
        line(NAMES, bottom);
        line(NAMES + EARLIER, bottom);
        line(WIDTH - UNDATED, bottom);
        if (from == null) {
            return;
        }
        var days = ChronoUnit.DAYS.between(from, to);
        var ticks = IntStream.rangeClosed(0, TICKS - 1).mapToObj(n -> from.plusDays(days * n / (TICKS - 1))).distinct()
                .toList();
        for (var day : ticks) {
            var x = Integer.toString(x(day));
            text("text", LondonTime.show(day), "x", x, "y", "30", "font-size", "12", "text-anchor",
                    day.equals(from) ? "start" : day.equals(to) ? "end" : "middle");
            empty("line", "x1", x, "y1", "36", "x2", x, "y2", Integer.toString(bottom), "stroke", "#e3e8eb");
        }
    }

    private void line(int x, int bottom) throws XMLStreamException {
        empty("line", "x1", Integer.toString(x), "y1", "14", "x2", Integer.toString(x), "y2",
                Integer.toString(bottom), "stroke", "#8a979e");
    }

    private int x(LocalDate day) {
        var left = NAMES + EARLIER + PAD + MARK / 2;
        var right = WIDTH - UNDATED - PAD - MARK / 2;
        var days = ChronoUnit.DAYS.between(from, to);
        return days == 0 ? (left + right) / 2
                : left + (int) ((right - left) * ChronoUnit.DAYS.between(from, day) / days);
    }

    /** Marks that would cover each other stand one above the other. */
    private List<Placed> place(Row row) {
        var placed = new ArrayList<Placed>();
        row.items().forEach(one -> {
            var x = one.item().date().map(day -> day.isBefore(from) ? NAMES + EARLIER / 2 : x(day))
                    .orElse(WIDTH - UNDATED / 2);
            var level = 0;
            while (isTaken(placed, x, level)) {
                level++;
            }
            placed.add(new Placed(one, x, level));
        });
        return placed;
    }

    private static boolean isTaken(List<Placed> placed, int x, int level) {
        return placed.stream().anyMatch(other -> other.level() == level && Math.abs(other.x() - x) < MARK + 2);
    }

    private static int height(Row row, List<Placed> placed) {
        return 2 * PAD + (MARK + 2) * (1 + placed.stream().mapToInt(Placed::level).max().orElse(0))
                + (placed.isEmpty() ? LINE * Math.max(0, row.asked().size() - 1) : 0);
    }

    private void row(Row row, List<Placed> marks, int top, int height) throws XMLStreamException {
        text("text", shortened(row.source(), LONGEST_NAME), "x", "0", "y", Integer.toString(top + 25), "font-weight", "600");
        gap(row, top, height);
        if (marks.isEmpty()) {
            said(row.asked(), top);
        }
        for (var mark : marks) {
            mark(mark, top + PAD + MARK / 2 + mark.level() * (MARK + 2));
        }
        empty("line", "x1", "0", "y1", Integer.toString(top + height), "x2", Integer.toString(WIDTH), "y2",
                Integer.toString(top + height), "stroke", "#c3ccd1");
    }

    /** A gap is hatched, whether the row has marks or not. */
    private void gap(Row row, int top, int height) throws XMLStreamException {
        var gaps = row.asked().stream().filter(asked -> asked.gap() != Gap.NONE).map(Asked::words).toList();
        if (gaps.isEmpty()) {
            return;
        }
        element("g", "role", "img");
        text("title", "Gap. " + row.source() + ": " + String.join(" ", gaps));
        empty("rect", "x", Integer.toString(NAMES), "y", Integer.toString(top + 2), "width",
                Integer.toString(WIDTH - NAMES), "height", Integer.toString(height - 4), "fill", "url(#gap)");
        xml.writeEndElement();
    }

    /** What came of asking is written into a row that has no mark, a line for each time of asking. */
    private void said(List<Asked> asked, int top) throws XMLStreamException {
        for (int n = 0; n < asked.size(); n++) {
            text("text", shortened(asked.get(n).words(), LONGEST), "x", Integer.toString(NAMES + EARLIER + PAD), "y",
                    Integer.toString(top + 25 + n * LINE), "font-weight", "600", "stroke", "#ffffff", "stroke-width", "4",
                    "paint-order", "stroke");
        }
    }

    private static String shortened(String words, int longest) {
        return words.length() > longest ? words.substring(0, longest) + "…" : words;
    }

    private void mark(Placed mark, int y) throws XMLStreamException {
        var item = mark.item().item();
        element("g", "role", "img");
        text("title", mark.item().number() + ". " + item.date().map(LondonTime::show).orElse("No date") + ", "
                + item.source() + ", " + item.kind().label() + ": " + item.what());
        shape(item.kind(), mark.x(), y);
        text("text", Integer.toString(mark.item().number()), "x", Integer.toString(mark.x()), "y",
                Integer.toString(y + 4), "text-anchor", "middle", "font-size", "11", "font-weight", "700", "fill",
                "#ffffff");
        xml.writeEndElement();
    }

    private void shape(Kind kind, int x, int y) throws XMLStreamException {
        var fill = COLOURS.get(kind);
        switch (kind) {
            case FACT -> empty("circle", "cx", Integer.toString(x), "cy", Integer.toString(y), "r", "12", "fill", fill);
            case OPINION -> points(fill, x, y - 13, x + 13, y, x, y + 13, x - 13, y);
            case INTELLIGENCE -> points(fill, x, y - 13, x + 14, y + 11, x - 14, y + 11);
            case TOLD -> empty("rect", "x", Integer.toString(x - 12), "y", Integer.toString(y - 10), "width", "24",
                    "height", "20", "fill", fill);
            case DOCUMENT -> points(fill, x - 10, y - 13, x + 4, y - 13, x + 11, y - 6, x + 11, y + 13, x - 10, y + 13);
            case DECIDED -> points(fill, x - 7, y - 12, x + 7, y - 12, x + 13, y, x + 7, y + 12, x - 7, y + 12,
                    x - 13, y);
        }
    }

    private void points(String fill, int... coordinates) throws XMLStreamException {
        var points = IntStream.range(0, coordinates.length / 2)
                .mapToObj(n -> coordinates[2 * n] + "," + coordinates[2 * n + 1]).toList();
        empty("polygon", "points", String.join(" ", points), "fill", fill);
    }

    private void legend(int y) throws XMLStreamException {
        var x = NAMES + MARK / 2;
        for (var kind : Kind.values()) {
            shape(kind, x, y);
            text("text", kind.label(), "x", Integer.toString(x + 20), "y", Integer.toString(y + 5));
            x += LEGEND + LETTER * kind.label().length();
        }
        empty("rect", "x", Integer.toString(x - 12), "y", Integer.toString(y - 10), "width", "24", "height", "20",
                "fill", "url(#gap)", "stroke", "#8a979e");
        text("text", "Gap", "x", Integer.toString(x + 20), "y", Integer.toString(y + 5));
    }

    private void element(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(attributes);
    }

    private void empty(String name, String... attributes) throws XMLStreamException {
        xml.writeEmptyElement(name);
        attributes(attributes);
    }

    private void text(String name, String words, String... attributes) throws XMLStreamException {
        element(name, attributes);
        xml.writeCharacters(printable(words));
        xml.writeEndElement();
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int n = 0; n < attributes.length; n += 2) {
            xml.writeAttribute(attributes[n], attributes[n + 1]);
        }
    }

    /** XML has no way to write most control characters, and somebody may have typed one. */
    private static String printable(String words) {
        return words.codePoints().filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF || c == '\n' || c == '\t')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
