package org.openmash.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody in a transaction reads what has been written since, and nobody reads twice what has not. */
class ReadOnceTest {

    private final ReadOnce once = new ReadOnce();
    private RegisterTemplate template;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private TransactionTemplate another;
    private TransactionTemplate nested;
    private int readings;

    @BeforeEach
    void there_is_a_row() {
        var database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
        var transactions = new DataSourceTransactionManager(database);
        template = new RegisterTemplate(database, once);
        jdbc = JdbcClient.create(template);
        transaction = new TransactionTemplate(transactions);
        another = with(transactions, TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        nested = with(transactions, TransactionDefinition.PROPAGATION_NESTED);
        jdbc.sql("create table finch (id bigint auto_increment primary key, colour varchar(20))").update();
        jdbc.sql("insert into finch (colour) values ('green')").update();
    }

    private static TransactionTemplate with(DataSourceTransactionManager transactions, int propagation) {
        var template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(propagation);
        return template;
    }

    private String colours() {
        return once.read(List.of("finch", 1), () -> {
            readings++;
            return String.join(", ", jdbc.sql("select colour from finch order by id").query(String.class).list());
        });
    }

    @Test
    void what_is_asked_for_again_is_read_once_in_a_transaction_and_anew_in_the_next() {
        transaction.executeWithoutResult(status -> assertThat(colours()).isEqualTo(colours()).isEqualTo("green"));
        assertThat(readings).isEqualTo(1);
        jdbc.sql("update finch set colour = 'red'").update();
        transaction.executeWithoutResult(status -> assertThat(colours()).isEqualTo("red"));
    }

    @Test
    void without_a_transaction_everything_is_read_each_time() {
        colours();
        colours();
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void every_way_of_writing_shows_at_once() {
        transaction.executeWithoutResult(status -> {
            colours();
            jdbc.sql("insert into finch (colour) values (?)").param("red").update();
            assertThat(colours()).isEqualTo("green, red");
            jdbc.sql("insert into finch (colour) values (:colour)").param("colour", "blue").update();
            assertThat(colours()).isEqualTo("green, red, blue");
            jdbc.sql("insert into finch (colour) values (?)").param("grey").update(new GeneratedKeyHolder(), "id");
            assertThat(colours()).isEqualTo("green, red, blue, grey");
            jdbc.sql("delete from finch where colour <> 'grey'").update();
            assertThat(colours()).isEqualTo("grey");
            template.batchUpdate("update finch set colour = ?", List.<Object[]>of(new Object[] {"black"}));
            assertThat(colours()).isEqualTo("black");
            assertThat(once.writes()).isEqualTo(5);
        });
    }

    @Test
    void what_was_waited_for_at_a_lock_shows_behind_it() {
        transaction.executeWithoutResult(status -> {
            colours();
            jdbc.sql("select id from finch where colour = ? for update").param("green").query(Long.class).list();
            colours();
            assertThat(readings).isEqualTo(2);
            jdbc.sql("select id from finch where colour = :colour FOR\n UPDATE").param("colour", "green").query(Long.class).list();
            colours();
            assertThat(readings).isEqualTo(3);
        });
    }

    @Test
    void what_another_transaction_wrote_in_between_shows() {
        transaction.executeWithoutResult(status -> {
            colours();
            another.executeWithoutResult(inner -> {
                jdbc.sql("update finch set colour = 'red'").update();
                assertThat(colours()).isEqualTo("red");
            });
            assertThat(colours()).isEqualTo("red");
        });
    }

    @Test
    void what_only_reads_in_between_changes_nothing() {
        transaction.executeWithoutResult(status -> {
            colours();
            another.executeWithoutResult(inner -> colours());
            colours();
            assertThat(readings).isEqualTo(2);
        });
    }

    @Test
    void what_is_taken_back_to_a_savepoint_shows_no_more() {
        transaction.executeWithoutResult(status -> {
            nested.executeWithoutResult(inner -> {
                jdbc.sql("update finch set colour = 'red'").update();
                assertThat(colours()).isEqualTo("red");
                inner.setRollbackOnly();
            });
            assertThat(colours()).isEqualTo("green");
        });
    }
}
