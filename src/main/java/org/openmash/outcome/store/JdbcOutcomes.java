package org.openmash.outcome.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.access.Role;
import org.openmash.access.Staff;
import org.openmash.information.Requests;
import org.openmash.outcome.DecidedIn;
import org.openmash.outcome.OutcomeCode;
import org.openmash.outcome.Outcomes;
import org.openmash.platform.Person;
import org.openmash.platform.ReadOnce;
import org.openmash.platform.Refused;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Contact;
import org.openmash.referral.Rating;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Ratings.SubjectRating;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcOutcomes implements Outcomes {

    private final JdbcClient jdbc;
    private final ReadOnce once;
    private final Clock clock;
    private final Cases cases;
    private final Ratings ratings;
    private final Staff staff;
    private final Requests requests;

    JdbcOutcomes(JdbcClient jdbc, ReadOnce once, Clock clock, Cases cases, Ratings ratings, Staff staff, Requests requests) {
        this.requests = requests;
        this.jdbc = jdbc;
        this.once = once;
        this.clock = clock;
        this.cases = cases;
        this.ratings = ratings;
        this.staff = staff;
    }

    @Override
    @Transactional
    public void record(String caseReference, Set<String> subjects, List<Decided> decided, String decidedIn, Person by) {
        checkEachOnce(subjects, decided);
        checkReasons(decided);
        var number = acceptsGreen(caseReference, subjects, decided, decidedIn, by)
                ? staff.registrationNumber(by.id()) : Optional.of(staff.socialWorker(by));
        decided.forEach(row -> append(caseReference, row, decidedIn, by, number));
        if (decided.stream().anyMatch(row -> row.outcome().makesReferral())) {
            cases.becameReferral(caseReference, clock.instant());
        }
        cases.moveTo(caseReference, CaseStatus.DECIDED);
        cases.changed(caseReference, Change.OUTCOME_RECORDED, by.id());
    }

    private static void checkEachOnce(Set<String> subjects, List<Decided> decided) {
        var seen = new HashSet<String>();
        for (int row = 0; row < decided.size(); row++) {
            if (!subjects.contains(decided.get(row).subjectId())) {
                throw wrong(row, "subjectId", "this person is not to be decided about here.");
            }
            if (!seen.add(decided.get(row).subjectId())) {
                throw wrong(row, "subjectId", "this person stands here twice.");
            }
        }
        if (seen.size() != subjects.size()) {
            throw new Refused("outcomes", "Outcomes: choose an outcome for every child or adult on this contact.");
        }
    }

    private static void checkReasons(List<Decided> decided) {
        for (int row = 0; row < decided.size(); row++) {
            var one = decided.get(row);
            if (one.outcome() == null) {
                throw wrong(row, "outcome", "choose an outcome.");
            }
            if (one.outcome().endsWithoutService() && (one.reason() == null || one.reason().isBlank())) {
                throw wrong(row, "reason", "give the reason: no service takes over with this outcome.");
            }
        }
    }

    private static Refused wrong(int row, String field, String sentence) {
        return new Refused("outcomes[" + row + "]." + field, "Outcomes, row " + (row + 1) + ": " + sentence);
    }

    /** The early-help lead accepts what a person has rated GREEN (or lower): the one decision of that role. */
    private boolean acceptsGreen(String caseReference, Set<String> subjects, List<Decided> decided, String decidedIn,
            Person by) {
        return decidedIn.equals(DecidedIn.EARLY_INTERVENTION) && by.isIn(Role.LEAD_EARLY_INTERVENTION.group())
                && decided.stream().allMatch(row -> row.outcome() == OutcomeCode.EARLY_HELP)
                && ratings.ofTheHub(caseReference).stream().filter(one -> subjects.contains(one.subjectId()))
                        .allMatch(one -> one.isRatedByAPerson() && Rating.GREEN.atLeast(one.standing()));
    }

    @Override
    @Transactional
    public void recordEnquiryAnswered(String caseReference, OutcomeCode code, String reason, Person by) {
        if (!cases.contact(caseReference).subjects().isEmpty()) {
            throw new Refused("outcome",
                    "Outcome: this contact is about somebody, so a social worker decides. Send it to the hub.");
        }
        if (!code.endsWithoutService()) {
            throw new Refused("outcome", "Outcome: an enquiry about nobody is answered with advice or signposting.");
        }
        append(caseReference, new Decided(NOBODY, code, reason), DecidedIn.ENQUIRY, by,
                staff.registrationNumber(by.id()));
        cases.moveTo(caseReference, CaseStatus.DECIDED);
        cases.changed(caseReference, Change.OUTCOME_RECORDED, by.id());
    }

    @Override
    @Transactional
    public void recordTakenOver(String caseReference, Set<String> subjects, OutcomeCode code, String reason,
            String decidedIn, Person by) {
        if (code != OutcomeCode.ALLOCATED_WORKER && code != OutcomeCode.OTHER_LA_TRANSFER) {
            throw new IllegalArgumentException("Not an acceptance: " + code);
        }
        subjects.forEach(subject -> append(caseReference, new Decided(subject, code, reason), decidedIn, by,
                staff.registrationNumber(by.id())));
        if (isDecidedForAll(caseReference)) {
            cases.moveTo(caseReference, CaseStatus.DECIDED);
        }
        cases.changed(caseReference, Change.OUTCOME_RECORDED, by.id());
    }

    private boolean isDecidedForAll(String caseReference) {
        var decided = subjectsWithOutcome(caseReference);
        return cases.contact(caseReference).subjects().stream().map(Contact.Subject::id).allMatch(decided::contains);
    }

    private void append(String caseReference, Decided decided, String decidedIn, Person by,
            Optional<String> registrationNumber) {
        jdbc.sql("insert into outcome (case_reference, subject_id, outcome, reason, decided_in, decided_by,"
                        + " registration_number, decided_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, decided.subjectId(), decided.outcome().name(), decided.reason(), decidedIn,
                        by.id(), registrationNumber.orElse(null), Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    @Transactional
    public void reopen(String caseReference, Set<String> subjects, String reason, Person by) {
        of(caseReference).stream().filter(standing -> subjects.contains(standing.subjectId()))
                .forEach(standing -> jdbc.sql("insert into outcome_reopened"
                                + " (outcome_id, reason, reopened_by, reopened_at) values (?, ?, ?, ?)")
                        .params(standing.id(), reason, by.id(), Timestamp.from(clock.instant())).update());
        requests.waitAgain(caseReference);
        cases.moveTo(caseReference, ratings.isRated(caseReference) ? CaseStatus.RATED : CaseStatus.SCREENED);
        cases.changed(caseReference, Change.OUTCOME_REOPENED, by.id());
    }

    @Override
    public List<RecordedOutcome> of(String caseReference) {
        return once.read(List.of("outcome", caseReference), () -> List.copyOf(jdbc.sql("select o.* from outcome o"
                        + " where o.case_reference = ? and o.id ="
                        + " (select max(n.id) from outcome n where n.case_reference = o.case_reference"
                        + " and n.subject_id = o.subject_id)"
                        + " and not exists (select 1 from outcome_reopened r where r.outcome_id = o.id) order by o.id")
                .param(caseReference).query((row, n) -> recorded(row)).list()));
    }

    @Override
    public Set<String> toDecide(String caseReference) {
        var ofTheHub = ratings.ofTheHub(caseReference).stream().map(SubjectRating::subjectId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var undecided = new LinkedHashSet<>(ofTheHub);
        undecided.removeAll(subjectsWithOutcome(caseReference));
        return undecided.isEmpty() ? ofTheHub : undecided;
    }

    private Set<String> subjectsWithOutcome(String caseReference) {
        return of(caseReference).stream().map(RecordedOutcome::subjectId).collect(Collectors.toSet());
    }

    private static RecordedOutcome recorded(ResultSet row) throws SQLException {
        return new RecordedOutcome(row.getLong("id"), row.getString("subject_id"),
                OutcomeCode.valueOf(row.getString("outcome")), Optional.ofNullable(row.getString("reason")),
                row.getString("decided_in"), row.getString("decided_by"),
                Optional.ofNullable(row.getString("registration_number")),
                row.getTimestamp("decided_at").toInstant());
    }
}
