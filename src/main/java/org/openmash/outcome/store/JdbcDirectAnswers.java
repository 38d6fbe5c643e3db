package org.openmash.outcome.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.openmash.outcome.DeliveriesDisclosed;
import org.openmash.outcome.DirectAnswers;
import org.openmash.platform.Person;
import org.openmash.platform.RegisterJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcDirectAnswers implements DirectAnswers {

    private final DeliveriesDisclosed disclosed;
    private final JdbcClient jdbc;
    private final RegisterJson json;
    private final Clock clock;

    JdbcDirectAnswers(JdbcClient jdbc, RegisterJson json, Clock clock, DeliveriesDisclosed disclosed) {
        this.disclosed = disclosed;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void adviceGiven(String caseReference, String advice, Person by) {
        jdbc.sql("insert into advice_given (case_reference, advice, given_by, given_at) values (?, ?, ?, ?)")
                .params(caseReference, advice, by.id(), now()).update();
    }

    @Override
    public List<String> advice(String caseReference) {
        return jdbc.sql("select advice from advice_given where case_reference = ? order by id").param(caseReference)
                .query(String.class).list();
    }

    @Override
    @Transactional
    public void transferAsked(String caseReference, Transfer transfer, Person by) {
        jdbc.sql("insert into council_transfer (case_reference, council, spoke_to, spoken_at, result, accepted_by,"
                        + " accepted_at, reason, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, transfer.council(), transfer.spokeTo(), Timestamp.from(transfer.spokenAt()),
                        transfer.result().name(), transfer.acceptedBy().orElse(null),
                        transfer.acceptedAt().map(Timestamp::from).orElse(null), transfer.reason().orElse(null),
                        by.id(), now())
                .update();
        disclosed.transferred(caseReference, transfer, by.id());
    }

    @Override
    @Transactional
    public void adultWeighed(String caseReference, AdultConcern concern, Person by) {
        var facts = concern.facts();
        jdbc.sql("insert into adult_decision (case_reference, subject_id, needs_care, abuse_or_risk, unable_to_protect,"
                        + " wishes, capacity, advocate_needed, child_at_home, proposal, decided_by, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, concern.subjectId(), facts.needsCareAndSupport().name(),
                        facts.experiencingOrAtRisk().name(), facts.unableToProtect().name(), concern.wishes(),
                        facts.capacity().name(), concern.advocateNeeded().name(), concern.childAtHome().name(),
                        json.write(concern.proposal()), by.id(), now())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
