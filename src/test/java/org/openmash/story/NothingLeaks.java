package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.commons.io.output.TeeOutputStream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * No planted word stands in any table of the engine, nor in the log: after each story in what the engine works with, and
 * after the last of a class in its history, which only grows.
 */
public class NothingLeaks implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final Set<Integer> WITHOUT_WORDS = Set.of(Types.INTEGER, Types.BIGINT, Types.SMALLINT, Types.BIT, Types.BOOLEAN,
            Types.DOUBLE, Types.TIMESTAMP, Types.DATE);
    private static final Predicate<String> HISTORY = table -> table.startsWith("ACT_HI_");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private PrintStream console;

    /** On PostgreSQL it takes long to read all tables: they are read after the last story of a class only. */
    private static boolean isReadAfterEach(ExtensionContext context) {
        return !AnnotationSupport.isAnnotated(context.getRequiredTestClass(), OnPostgres.class);
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
        if (isReadAfterEach(context)) {
            assertNoneIn(context, HISTORY.negate());
        }
        var log = written.toString(StandardCharsets.UTF_8);
        assertThat(Canary.ALL.stream().filter(log::contains)).as("planted words in the log").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        assertNoneIn(context, isReadAfterEach(context) ? HISTORY : table -> true);
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
            var worded = IntStream.rangeClosed(1, columns.getColumnCount()).filter(i -> mayHoldWords(columns, i)).toArray();
            while (rows.next()) {
                for (int i : worded) {
                    var text = text(rows, i, columns.getColumnType(i));
                    if (text != null && Canary.ALL.stream().anyMatch(text::contains)) {
                        found.add(table + "." + columns.getColumnName(i));
                    }
                }
            }
        }
    }

    private static boolean mayHoldWords(ResultSetMetaData columns, int column) {
        try {
            return !WITHOUT_WORDS.contains(columns.getColumnType(column));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(ResultSet rows, int column, int type) throws SQLException {
        if (type == Types.BLOB || type == Types.BINARY || type == Types.VARBINARY || type == Types.LONGVARBINARY) {
            var bytes = rows.getBytes(column);
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        }
        return rows.getString(column);
    }
}
