package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** After each story: no planted word stands in any table of the engine, nor in the log. */
public class NothingLeaks implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        assertThat(leaks(SpringExtension.getApplicationContext(context).getBean(DataSource.class)))
                .as("planted words in the engine's tables").isEmpty();
        context.getStore(ExtensionContext.Namespace.create(
                        org.springframework.boot.test.system.OutputCaptureExtension.class))
                .getOrComputeIfAbsent(CapturedOutput.class);
        var log = output(context);
        assertThat(Canary.ALL.stream().filter(log::contains)).as("planted words in the log").isEmpty();
    }

    private static String output(ExtensionContext context) {
        var store = context.getStore(ExtensionContext.Namespace.create(
                org.springframework.boot.test.system.OutputCaptureExtension.class));
        var captured = store.get(CapturedOutput.class);
        for (var key : List.of("org.springframework.boot.test.system.OutputCapture")) {
            try {
                captured = captured != null ? captured : store.get(Class.forName(key));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return captured == null ? "" : captured.toString();
    }

    /** Where planted words stand, as {@code table.column}. */
    public static List<String> leaks(DataSource database) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            for (var table : engineTables(connection)) {
                search(connection, table, found);
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
