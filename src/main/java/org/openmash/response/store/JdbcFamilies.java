package org.openmash.response.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.access.Staff;
import org.openmash.outcome.FamilyAgreement;
import org.openmash.platform.Person;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.YesNoUnknown;
import org.openmash.response.Families;
import org.openmash.sharing.Consent;
import org.openmash.sharing.ConsentRegister;
import org.openmash.sharing.FamilyAnswers;
import org.openmash.sharing.RestrictedKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcFamilies implements Families, FamilyAgreement, FamilyAnswers {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cases cases;
    private final Staff staff;
    private final ConsentRegister consents;

    JdbcFamilies(JdbcClient jdbc, Clock clock, Cases cases, Staff staff, ConsentRegister consents) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.cases = cases;
        this.staff = staff;
        this.consents = consents;
    }

    @Override
    @Transactional
    public void asked(String caseReference, Asked asked, Person by) {
        jdbc.sql("insert into family_contact (case_reference, answer, spoke_to, spoken_at, safe_to_contact,"
                        + " their_account, childs_words, why_not_asked, recorded_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, asked.answer().name(), asked.spokeTo().orElse(null),
                        asked.spokeAt().map(Timestamp::from).orElse(null),
                        asked.safeToContact().map(Enum::name).orElse(null), asked.theirAccount().orElse(null),
                        asked.childsWords().orElse(null), asked.whyNotAsked().orElse(null), by.id(), now())
                .update();
        cases.changed(caseReference, Change.FAMILY_ASKED, by.id());
    }

    @Override
    public List<Asked> attempts(String caseReference) {
        return jdbc.sql("select * from family_contact where case_reference = ? order by id").param(caseReference)
                .query((row, n) -> asked(row)).list();
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(FamilySaid.valueOf(row.getString("answer")), Optional.ofNullable(row.getString("spoke_to")),
                Optional.ofNullable(row.getTimestamp("spoken_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("safe_to_contact")).map(YesNoUnknown::valueOf),
                Optional.ofNullable(row.getString("their_account")),
                Optional.ofNullable(row.getString("childs_words")), Optional.ofNullable(row.getString("why_not_asked")));
    }

    @Override
    @Transactional
    public void firstContactMade(String caseReference, FirstContact made, Person by) {
        jdbc.sql("insert into first_contact (case_reference, made_how, made_at, safe_way, still_agreed, made_by,"
                        + " registration_number, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, made.madeHow(), Timestamp.from(made.madeAt()), made.safeWay(),
                        made.stillAgreed(), by.id(), staff.socialWorker(by), now())
                .update();
        cases.changed(caseReference, Change.FAMILY_ASKED, by.id());
    }

    @Override
    @Transactional
    public void refusalWeighed(String caseReference, boolean riskChanged, String reason, Person by) {
        jdbc.sql("insert into refusal_weighed (case_reference, risk_changed, reason, weighed_by, registration_number,"
                        + " weighed_at) values (?, ?, ?, ?, ?, ?)")
                .params(caseReference, riskChanged, reason, by.id(), staff.socialWorker(by), now()).update();
    }

    @Override
    @Transactional
    public void answered(String caseReference, ServiceAnswer answer, Person by) {
        jdbc.sql("insert into early_intervention_answer (case_reference, accepted, service, worker, first_contact_on,"
                        + " new_information, answered_by, answered_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, answer.accepted(), answer.service().orElse(null), answer.worker().orElse(null),
                        answer.firstContactOn().map(java.sql.Date::valueOf).orElse(null),
                        answer.newInformation().orElse(null), by.id(), now())
                .update();
    }

    @Override
    public Agreement of(String caseReference) {
        var said = asSaid(caseReference);
        var stands = consents.newest(caseReference)
                .filter(told -> newest(caseReference).filter(later -> later.at().isAfter(told.at())).isEmpty())
                .map(told -> asToldSince(told, said)).orElse(said);
        return stands.answer() == Answer.NOT_ASKED && isNotToBeAsked(caseReference)
                ? new Agreement(Answer.NOT_TO_BE_ASKED, Optional.empty()) : stands;
    }

    /** By what the concern is about, or because an officer found so. */
    private boolean isNotToBeAsked(String caseReference) {
        return RestrictedKind.of(cases.contact(caseReference).concerns()).isNeverAskedFirst()
                || attempts(caseReference).stream().reduce((older, newer) -> newer)
                        .filter(last -> last.answer() == FamilySaid.NOT_TO_BE_ASKED).isPresent();
    }

    /**
     * What a manager was told later; that an address is safe nobody has said then. Where nobody knows any more whether the
     * family agrees, an earlier yes counts no longer.
     */
    private static Agreement asToldSince(Consent told, Agreement said) {
        return switch (told.state()) {
            case REFUSED -> new Agreement(Answer.NOT_AGREED, Optional.empty());
            case GIVEN -> said.answer() == Answer.AGREED ? said : new Agreement(Answer.AGREED_UNSAFE, Optional.empty());
            case NOT_SOUGHT, UNKNOWN -> said.answer() == Answer.NOT_AGREED ? said : new Agreement(Answer.NOT_ASKED, Optional.empty());
        };
    }

    @Override
    public List<Consent> all(String caseReference) {
        return Stream.concat(answers(caseReference).stream().map(said -> consent(said.what().answer() == FamilySaid.AGREED,
                        "Said by " + said.what().spokeTo().orElse("the family"), said.at())),
                firstContacts(caseReference).stream().map(made -> consent(made.stillAgreed(), "Said at the first contact",
                        made.at()))).sorted(Comparator.comparing(Consent::at)).toList();
    }

    private static Consent consent(boolean agreed, String source, Instant at) {
        return new Consent(agreed ? ConsentState.GIVEN : ConsentState.REFUSED, Optional.empty(), source, at);
    }

    private Agreement asSaid(String caseReference) {
        var said = newest(answers(caseReference));
        var made = newest(firstContacts(caseReference));
        if (made.isPresent() && said.filter(later -> later.at().isAfter(made.get().at())).isEmpty()) {
            return made.get().stillAgreed() ? new Agreement(Answer.AGREED, Optional.of(made.get().safeWay()))
                    : new Agreement(Answer.NOT_AGREED, Optional.empty());
        }
        return new Agreement(said.map(JdbcFamilies::meaning).orElseGet(() -> withTheContact(caseReference)),
                Optional.empty());
    }

    private static <T> Optional<T> newest(List<T> oldestFirst) {
        return oldestFirst.stream().reduce((older, newer) -> newer);
    }

    private List<Said> answers(String caseReference) {
        return jdbc.sql("select * from family_contact where case_reference = ? and answer in (?, ?) order by id")
                .params(caseReference, FamilySaid.AGREED.name(), FamilySaid.REFUSED.name())
                .query((row, n) -> new Said(asked(row), row.getTimestamp("recorded_at").toInstant())).list();
    }

    private List<Made> firstContacts(String caseReference) {
        return jdbc.sql("select * from first_contact where case_reference = ? order by id")
                .param(caseReference).query((row, n) -> new Made(row.getBoolean("still_agreed"),
                        row.getString("safe_way"), row.getTimestamp("recorded_at").toInstant())).list();
    }

    private static Answer meaning(Said said) {
        if (said.what().answer() == FamilySaid.REFUSED) {
            return Answer.NOT_AGREED;
        }
        return said.what().safeToContact().filter(YesNoUnknown.YES::equals).isPresent() ? Answer.AGREED
                : Answer.AGREED_UNSAFE;
    }

    /** An address that nobody called safe is not safe. */
    private Answer withTheContact(String caseReference) {
        var consent = cases.contact(caseReference).consent();
        if (consent == null || consent.state() == null) {
            return Answer.NOT_ASKED;
        }
        return switch (consent.state()) {
            case GIVEN -> consent.safeToWrite() == YesNoUnknown.YES ? Answer.AGREED : Answer.AGREED_UNSAFE;
            case REFUSED -> Answer.NOT_AGREED;
            default -> Answer.NOT_ASKED;
        };
    }

    private record Said(Asked what, Instant at) {
    }

    private record Made(boolean stillAgreed, String safeWay, Instant at) {
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
