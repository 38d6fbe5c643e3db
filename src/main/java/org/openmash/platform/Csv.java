package org.openmash.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A table that leaves the hub for a spreadsheet: every cell quoted, and none of them a formula. */
public final class Csv {

    public static final String TYPE = "text/csv;charset=UTF-8";

    private final CSVPrinter printer;

    /** Writes the line of headings at once. @throws UncheckedIOException whoever reads is gone */
    public Csv(Appendable out, List<String> columns) {
        try {
            printer = new CSVPrinter(out, CSVFormat.DEFAULT.builder().setQuoteMode(QuoteMode.ALL)
                    .setHeader(columns.toArray(String[]::new)).get());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** @throws UncheckedIOException whoever reads is gone */
    public void line(Collection<?> cells) {
        try {
            printer.printRecord(cells.stream().map(Csv::inert));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** A whole table, to be saved as a file and kept by nothing on the way. */
    public static ResponseEntity<String> file(String name, List<String> columns, List<? extends Collection<?>> lines) {
        var text = new StringBuilder();
        var csv = new Csv(text, columns);
        lines.forEach(csv::line);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .header(HttpHeaders.CACHE_CONTROL, "no-store").body(text.toString());
    }

    /** The header that makes a browser save it. */
    public static String attachment(String name) {
        return "attachment; filename=\"" + name + "\"";
    }

    /** A cell that a spreadsheet would take for a formula is made text. */
    private static Object inert(Object cell) {
        return cell instanceof String text && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                ? "'" + text : cell;
    }
}
