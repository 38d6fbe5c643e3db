package org.openmash.response;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Someone is in danger now: the emergency call, and the social worker who goes (domain, 0a). */
@Service
public class ImmediateResponses {

    private final ResponseRegister register;
    private final Cases cases;
    private final ResponsesDisclosed disclosed;
    private final Clock clock;

    ImmediateResponses(ResponseRegister register, Cases cases, ResponsesDisclosed disclosed, Clock clock) {
        this.register = register;
        this.cases = cases;
        this.disclosed = disclosed;
        this.clock = clock;
    }

    /** @throws Refused if the call lies in the future */
    @Transactional
    public void called(String caseReference, EmergencyCallMade call, Person by) {
        notInFuture(call.calledAt(), "calledAt", "Called at");
        record(caseReference, ResponseRecord.EMERGENCY_CALL, call, by);
        disclosed.emergencyCall(caseReference, by);
    }

    @Transactional
    public void asked(String caseReference, SocialWorkerAsked asked, Person by) {
        notInFuture(asked.askedAt(), "askedAt", "Asked at");
        record(caseReference, ResponseRecord.SOCIAL_WORKER_ASKED, asked, by);
    }

    /** @return whether the social worker has accepted */
    @Transactional
    public boolean answered(String caseReference, SocialWorkerAnswered answered, Person by) {
        notInFuture(answered.answeredAt(), "answeredAt", "Answered at");
        record(caseReference, ResponseRecord.SOCIAL_WORKER_ANSWERED, answered, by);
        return answered.answer() == SocialWorkerAnswered.Answer.ACCEPTED;
    }

    /** Who was asked last. */
    public Optional<SocialWorkerAsked> lastAsked(String caseReference) {
        return register.newest(caseReference, ResponseRecord.SOCIAL_WORKER_ASKED, SocialWorkerAsked.class)
                .map(ResponseRegister.Recorded::content);
    }

    /** When a social worker first accepted to go, at or after that time; UTC. */
    public Optional<Instant> acceptedSince(String caseReference, Instant since) {
        return register.find(caseReference, ResponseRecord.SOCIAL_WORKER_ANSWERED, SocialWorkerAnswered.class).stream()
                .filter(answered -> answered.content().answer() == SocialWorkerAnswered.Answer.ACCEPTED)
                .map(answered -> answered.content().answeredAt().toInstant()).filter(at -> !at.isBefore(since))
                .findFirst();
    }

    private void record(String caseReference, ResponseRecord kind, Object content, Person by) {
        register.append(caseReference, kind, content, by.id());
        cases.changed(caseReference, Change.DANGER_ANSWERED, by.id());
    }

    private void notInFuture(OffsetDateTime at, String field, String label) {
        if (at.toInstant().isAfter(clock.instant())) {
            throw new Refused(field, label + ": must not be in the future.");
        }
    }
}
