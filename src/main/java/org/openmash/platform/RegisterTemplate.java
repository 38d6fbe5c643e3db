package org.openmash.platform;

import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** By which the register is read and written: with whatever it writes or locks, {@link ReadOnce} forgets what was read before. */
@Component
class RegisterTemplate extends JdbcTemplate {

    private static final Pattern LOCKS = Pattern.compile("\\sfor\\s+(no\\s+key\\s+)?(update|share)\\b", Pattern.CASE_INSENSITIVE);

    private final ReadOnce once;

    RegisterTemplate(DataSource database, ReadOnce once) {
        super(database);
        this.once = once;
    }

    @Override
    public <T> T query(PreparedStatementCreator statement, PreparedStatementSetter parameters, ResultSetExtractor<T> rows) {
        var found = super.query(statement, parameters, rows);
        if (statement instanceof SqlProvider asked && LOCKS.matcher(asked.getSql()).find()) {
            once.forget();
        }
        return found;
    }

    @Override
    public void execute(String sql) {
        once.forget();
        super.execute(sql);
    }

    @Override
    public int update(String sql) {
        once.forget();
        return super.update(sql);
    }

    @Override
    protected int update(PreparedStatementCreator statement, PreparedStatementSetter parameters) {
        once.forget();
        return super.update(statement, parameters);
    }

    @Override
    public int[] batchUpdate(String sql, BatchPreparedStatementSetter parameters) {
        once.forget();
        return super.batchUpdate(sql, parameters);
    }

    @Override
    public int update(PreparedStatementCreator statement, KeyHolder key) {
        once.forget();
        return super.update(statement, key);
    }
}
