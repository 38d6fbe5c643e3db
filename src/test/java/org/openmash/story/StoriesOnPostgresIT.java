package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same stories on a real PostgreSQL server, from its empty schema on. */
class StoriesOnPostgresIT {

    @Nested
    @OnPostgres
    class TheFrontDoor extends FrontDoorStoryTest {

        @Autowired
        DataSource database;

        @Test
        void the_server_is_postgresql() throws SQLException {
            try (var connection = database.getConnection()) {
                assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
            }
        }

        @Test
        void the_server_asks_the_index_for_authorizations_and_compiles_no_question() {
            assertThat(List.of("enable_material", "jit")).allSatisfy(setting ->
                    assertThat(JdbcClient.create(database).sql("show " + setting).query(String.class).single()).isEqualTo("off"));
        }
    }

    @Nested
    @OnPostgres
    class LimitsWatched extends LimitsStoryTest {
    }

    @Nested
    @OnPostgres
    class Ratings extends RatingStoryTest {
    }

    @Nested
    @OnPostgres
    class Responses extends ResponseStoryTest {
    }

    @Nested
    @OnPostgres
    class AgenciesAsked extends InformationStoryTest {
    }

    @Nested
    @OnPostgres
    class AgenciesAnswering extends AnsweringStoryTest {
    }

    @Nested
    @OnPostgres
    class SharedLawfully extends SharingStoryTest {
    }

    @Nested
    @OnPostgres
    class OneChronology extends ChronologyStoryTest {
    }

    @Nested
    @OnPostgres
    class PassedOn extends PassingOnStoryTest {
    }

    @Nested
    @OnPostgres
    class DocumentsAttached extends DocumentStoryTest {
    }

    @Nested
    @OnPostgres
    class EarlyInterventions extends EarlyInterventionStoryTest {
    }

    @Nested
    @OnPostgres
    class OutcomesDelivered extends OutcomeStoryTest {
    }

    @Nested
    @OnPostgres
    class WhatLeftIsLogged extends DisclosureLogStoryTest {
    }

    @Nested
    @OnPostgres
    class OperationsPastTheDiagram extends CaseOperationStoryTest {
    }

    @Nested
    @OnPostgres
    class WorkPassedOn extends ReassignStoryTest {
    }

    @Nested
    @OnPostgres
    class DangerHeardOfLater extends NewDangerStoryTest {
    }

    @Nested
    @OnPostgres
    class NightsAndWeekends extends OutOfHoursStoryTest {
    }

    @Nested
    @OnPostgres
    class AuditTrails extends AuditStoryTest {
    }

    @Nested
    @OnPostgres
    class RecordsRestricted extends NeedToKnowStoryTest {
    }

    @Nested
    @OnPostgres
    class AddressesMasked extends ConfidentialAddressStoryTest {
    }

    @Nested
    @OnPostgres
    class ClearedOrNot extends ClearanceStoryTest {
    }

    @Nested
    @OnPostgres
    class InterestsDeclared extends InterestStoryTest {
    }

    @Nested
    @OnPostgres
    class WorkedCases extends WorkedCasesStoryTest {
    }
}
