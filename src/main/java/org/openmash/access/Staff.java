package org.openmash.access;

import java.util.Optional;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What an account carries beside its roles: a social worker's registration number (Social Work England). */
@Repository
public class Staff {

    private final JdbcClient jdbc;

    Staff(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> registrationNumber(String userId) {
        return jdbc.sql("select registration_number from staff_member where user_id = ?").param(userId)
                .query(String.class).optional();
    }

    /**
     * A decision on a contact about a child, advice and "no further action" included, is a social worker's.
     *
     * @return the registration number, to be kept with the decision
     * @throws Refused if the account carries none
     */
    public String socialWorker(Person person) {
        return registrationNumber(person.id()).orElseThrow(() -> new Refused(
                "This decision is a social worker's: your account carries no registration number."));
    }

    @Transactional
    public void register(String userId, String registrationNumber) {
        jdbc.sql("delete from staff_member where user_id = ?").param(userId).update();
        if (registrationNumber != null) {
            jdbc.sql("insert into staff_member (user_id, registration_number) values (?, ?)")
                    .params(userId, registrationNumber).update();
        }
    }
}
