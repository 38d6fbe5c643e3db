package org.openmash.duty.store;

import java.sql.Date;
import java.time.LocalDate;
import org.openmash.duty.HubDays.BegunDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcBegunDays implements BegunDays {

    private final JdbcClient jdbc;

    JdbcBegunDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void hold(LocalDate day) {
        if (jdbc.sql("select hub_day from hub_day where hub_day = ? for update").param(Date.valueOf(day))
                .query(Date.class).optional().isEmpty()) {
            jdbc.sql("insert into hub_day (hub_day) values (?)").param(Date.valueOf(day)).update();
        }
    }
}
