package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that a call could have changed, to be compared before and after. Who looked is not part of it. */
public final class WhatIsStored {

    /** What is written by looking and by counting stands elsewhere. */
    private static final String TABLES = "select table_name from information_schema.tables where table_type = 'BASE TABLE'"
            + " and lower(table_schema) = 'public' and lower(table_name) not like 'audit\\_%' escape '\\'"
            + " and lower(table_name) not in ('act_ru_meter_log', 'act_ge_property', 'flyway_schema_history')";

    /** Long, and written together with what is compared row by row: how many rows there are tells enough. */
    private static final Pattern COUNTED = Pattern.compile("act_hi_(actinst|taskinst|detail|identitylink|dec.*|job_log)"
            + "|act_ge_bytearray", Pattern.CASE_INSENSITIVE);

    private WhatIsStored() {
    }

    /** Of every table how many rows it has, and of most a sum over all that stands in them. */
    public static Map<String, String> in(JdbcClient jdbc) {
        var stored = new TreeMap<String, String>();
        jdbc.sql(TABLES).query(String.class).list().forEach(table -> stored.put(table, jdbc.sql("select "
                + (COUNTED.matcher(table).matches() ? "count(*)" : "*") + " from " + table).query(WhatIsStored::sum)));
        assertThat(stored).hasSizeGreaterThan(100);
        return stored;
    }

    private static String sum(ResultSet rows) throws SQLException {
        var columns = rows.getMetaData().getColumnCount();
        var count = 0;
        var sum = 0L;
        for (; rows.next(); count++) {
            var row = 1L;
            for (int i = 1; i <= columns; i++) {
                row = 31 * row + hash(rows.getObject(i));
            }
            sum += row;
        }
        return count + " rows, " + sum;
    }

    /** Of what is large its length. */
    private static long hash(Object value) throws SQLException {
        if (value instanceof Blob large) {
            return large.length();
        }
        if (value instanceof Clob text) {
            return text.getSubString(1, (int) text.length()).hashCode();
        }
        return value instanceof byte[] bytes ? Arrays.hashCode(bytes) : Objects.hashCode(value);
    }
}
