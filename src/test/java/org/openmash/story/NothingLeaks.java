package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.apache.commons.io.output.TeeOutputStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * No planted word stands in any table of the engine, nor in the log: after each story in what the engine works with, and
 * after the last of a class in its history, which only grows.
 */
public class NothingLeaks implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final Predicate<String> HISTORY = table -> table.startsWith("ACT_HI_");

    private final boolean afterEachStory;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private PrintStream console;

    public NothingLeaks() {
        this(true);
    }

    private NothingLeaks(boolean afterEachStory) {
        this.afterEachStory = afterEachStory;
    }

    /** The same where it takes long to read all tables: they are read after the last story of a class only. */
    static class InTheEnd extends NothingLeaks {

        InTheEnd() {
            super(false);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        written.reset();
        console = System.out;
        System.setOut(new PrintStream(new TeeOutputStream(console, written), true, StandardCharsets.UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        System.setOut(console);
        if (afterEachStory) {
            assertNoneIn(context, HISTORY.negate());
        }
        var log = written.toString(StandardCharsets.UTF_8);
        assertThat(Canary.ALL.stream().filter(log::contains)).as("planted words in the log").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        assertNoneIn(context, afterEachStory ? HISTORY : table -> true);
    }

    private static void assertNoneIn(ExtensionContext context, Predicate<String> which) throws SQLException {
        assertThat(leaks(SpringExtension.getApplicationContext(context).getBean(DataSource.class), which))
                .as("planted words in the engine's tables").isEmpty();
    }

    /** Where planted words stand, as {@code table.column}. */
    public static List<String> leaks(DataSource database) throws SQLException {
        return leaks(database, table -> true);
    }

    private static List<String> leaks(DataSource database, Predicate<String> which) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            for (var table : engineTables(connection)) {
                if (which.test(table.toUpperCase(Locale.ROOT))) {
                    search(connection, table, found);
                }
            }
        }
        return found;
    }

    private static List<String> engineTables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (ResultSet rows = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                if (rows.getString("TABLE_NAME").toUpperCase(Locale.ROOT).startsWith("ACT_")) {
                    tables.add(rows.getString("TABLE_NAME"));
                }
            }
        }
        assertThat(tables).as("tables of the engine").hasSizeGreaterThan(30);
        return tables;
    }

    private static void search(Connection connection, String table, List<String> found) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from " + table
                        + ("ACT_GE_BYTEARRAY".equalsIgnoreCase(table) ? " where DEPLOYMENT_ID_ is null" : ""))) {
            var columns = rows.getMetaData();
            while (rows.next()) {
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    var text = text(rows, i);
                    if (text != null && Canary.ALL.stream().anyMatch(text::contains)) {
                        found.add(table + "." + columns.getColumnName(i));
                    }
                }
            }
        }
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        var value = rows.getObject(column);
        if (value instanceof java.sql.Blob || value instanceof byte[]) {
            var bytes = rows.getBytes(column);
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        }
        return value instanceof String text ? text : null;
    }
}
