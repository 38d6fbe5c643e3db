package org.openmash.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One case as it stands, so many times: every row of the register and of the engine's runtime that belongs to it, and of
 * its history what is still to be ended, with ids of its own. Only on PostgreSQL, and while no application runs on it.
 */
final class ManyCases {

    /** Identity columns of a copy are so much further on: the case that is copied has no more rows in any table. */
    private static final int APART = 1_000;
    private static final String IDENTITY = ", identity";
    private static final String NUMBERED = "replace(%s, chr(1), lpad(n::text, 6, '0'))";

    private final DataSource database;
    private final JdbcClient jdbc;
    /** Of each table the columns in their order, each with its type. */
    private final Map<String, Map<String, String>> shape;

    ManyCases(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.shape = shape();
    }

    private Map<String, Map<String, String>> shape() {
        var tables = new HashMap<String, Map<String, String>>();
        jdbc.sql("select table_name, column_name, data_type || case when is_identity = 'YES' then '" + IDENTITY
                + "' else '' end from information_schema.columns where table_schema = 'public'"
                + " order by table_name, ordinal_position").query((row, i) ->
                tables.computeIfAbsent(row.getString(1), table -> new LinkedHashMap<>())
                        .put(row.getString(2), row.getString(3))).list();
        return tables;
    }

    void copy(String caseReference, int times) throws SQLException {
        jdbc.sql("create table copied_id (id text primary key, number serial)").update();
        var engineTables = tables("act_ru_%", "act_hi_procinst", "act_hi_actinst", "act_hi_taskinst");
        collectIds(caseReference, engineTables);
        jdbc.sql("analyze copied_id").update();
        var statements = new ArrayList<String>();
        engineTables.forEach(table -> ownRows(table).ifPresentOrElse(own ->
                statements.add(copyOf(table, own, caseReference, times)), () -> { }));
        statements.add(copyOf("act_ge_bytearray", "deployment_id_ is null and id_ in (select id from copied_id)",
                caseReference, times));
        ofTheRegister().forEach(table -> statements.add(copyOf(table, "case_reference = '" + caseReference + "'",
                caseReference, times)));
        inOneSession(statements);
    }

    /** Without the checks of references, which would ask for every row whether it has come yet. */
    private void inOneSession(List<String> statements) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var sql : statements) {
                statement.execute(sql);
            }
            for (var table : tables("%")) {
                for (var column : identities(table)) {
                    statement.execute("select setval(pg_get_serial_sequence('%s', '%s'), (select coalesce(max(%s), 0) + 1 from %s))"
                            .formatted(table, column, column, table));
                }
            }
            statement.execute("drop table copied_id");
            statement.execute("analyze");
        }
    }

    private void collectIds(String caseReference, List<String> engineTables) {
        remember("select distinct id_ from act_hi_procinst where business_key_ = '" + caseReference + "'");
        ofTheRegister().forEach(table -> textKeys(table).forEach(column ->
                remember("select " + column + " from " + table + " where case_reference = '" + caseReference + "' and " + column
                        + " ~ '^[0-9a-f-]{36}$'")));
        engineTables.forEach(table -> ownRows(table).filter(own -> columns(table).contains("id_"))
                .ifPresent(own -> remember("select id_ from " + table + " where " + own)));
        engineTables.stream().filter(table -> columns(table).contains("task_id_")).forEach(table ->
                remember("select id_ from " + table + " where task_id_ in (select id from copied_id)"));
        remember("select id_ from act_ru_authorization where resource_id_ in (select id from copied_id)");
        engineTables.stream().filter(table -> columns(table).contains("bytearray_id_")).forEach(table -> remember(
                "select bytearray_id_ from " + table + " where id_ in (select id from copied_id)"
                        + " and bytearray_id_ is not null"));
    }

    private void remember(String ids) {
        jdbc.sql("insert into copied_id (id) " + ids + " on conflict do nothing").update();
    }

    /** Which rows of an engine table belong to the case; empty where none can. */
    private Optional<String> ownRows(String table) {
        var columns = columns(table);
        var keys = new ArrayList<String>();
        for (var column : List.of("proc_inst_id_", "process_instance_id_", "task_id_", "resource_id_")) {
            if (columns.contains(column)) {
                keys.add(column + " in (select id from copied_id)");
            }
        }
        return keys.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", keys));
    }

    /** The rows once, with a mark where each copy's number belongs, and then so often. */
    private String copyOf(String table, String rows, String caseReference, int times) {
        var moved = moved(table);
        var columns = columns(table);
        var texts = columns.stream().filter(column -> isText(table, column)).toList();
        var marked = columns.stream().map(column -> texts.contains(column) ? marked(column, caseReference) : column)
                .collect(Collectors.joining(", "));
        var copied = columns.stream().map(column -> texts.contains(column) ? NUMBERED.formatted(column)
                : distinct(table, column, moved)).collect(Collectors.joining(", "));
        return "with own as materialized (select %s from %s t where %s) insert into %s (%s) overriding system value select %s from own cross join generate_series(1, %d) n"
                .formatted(marked, table, rows, table, String.join(", ", columns), copied, times);
    }

    private static String marked(String column, String caseReference) {
        return "coalesce((select 'copy-' || number || '-' || chr(1) from copied_id c where c.id = t.%s), replace(t.%s, '%s', 'MASH-2000-' || chr(1))) as %s"
                .formatted(column, column, caseReference, column);
    }

    private static String distinct(String table, String column, Set<String> moved) {
        if (moved.contains(column)) {
            return column + " + n * " + APART;
        }
        return table.equals("act_ru_task") && column.equals("due_date_") ? "due_date_ + n * interval '1 second'" : column;
    }

    private List<String> tables(String... patterns) {
        return jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name like any (array["
                        + List.of(patterns).stream().map(pattern -> "'" + pattern + "'").collect(Collectors.joining(","))
                        + "]) order by table_name").query(String.class).list();
    }

    private List<String> ofTheRegister() {
        return tables("%").stream().filter(table -> columns(table).contains("case_reference")).toList();
    }

    private List<String> textKeys(String table) {
        return columns(table).stream().filter(column -> isText(table, column))
                .filter(column -> column.equals("id") || column.endsWith("_id")).toList();
    }

    private List<String> columns(String table) {
        return List.copyOf(shape.getOrDefault(table, Map.of()).keySet());
    }

    private boolean isText(String table, String column) {
        return shape.get(table).get(column).startsWith("character");
    }

    private List<String> identities(String table) {
        return shape.getOrDefault(table, Map.of()).entrySet().stream().filter(column -> column.getValue().endsWith(IDENTITY))
                .map(Map.Entry::getKey).toList();
    }

    /** Identity columns, and those that refer to another table's. */
    private Set<String> moved(String table) {
        var moved = new HashSet<>(identities(table));
        jdbc.sql("""
                select a.attname, c.confrelid::regclass::text, f.attname
                  from pg_constraint c
                  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                  join pg_attribute f on f.attrelid = c.confrelid and f.attnum = c.confkey[1]
                 where c.contype = 'f' and c.conrelid = ?::regclass""").param(table).query((row, i) ->
                identities(row.getString(2)).contains(row.getString(3)) ? moved.add(row.getString(1)) : null).list();
        return moved;
    }
}
