package org.openmash.sharing.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.openmash.platform.Person;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Contact.WhyNotSought;
import org.openmash.sharing.Consent;
import org.openmash.sharing.ConsentRegister;
import org.openmash.sharing.ConsentTold;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcConsentRegister implements ConsentRegister {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    JdbcConsentRegister(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional
    public void append(String caseReference, Consent consent, Person by) {
        jdbc.sql("insert into consent_statement (case_reference, state, why_not_sought, source, recorded_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(caseReference, consent.state().name(), consent.whyNotSought().map(Enum::name).orElse(null),
                        consent.source(), by.id(), Timestamp.from(clock.instant())).update();
        events.publishEvent(new ConsentTold(caseReference));
    }

    @Override
    public List<Consent> all(String caseReference) {
        return jdbc.sql("select state, why_not_sought, source, recorded_at from consent_statement"
                        + " where case_reference = ? order by id").param(caseReference)
                .query((row, n) -> new Consent(ConsentState.valueOf(row.getString(1)),
                        Optional.ofNullable(row.getString(2)).map(WhyNotSought::valueOf), row.getString(3),
                        row.getTimestamp(4).toInstant())).list();
    }
}
