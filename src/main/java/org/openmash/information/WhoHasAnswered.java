package org.openmash.information;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.deadline.Limits;
import org.openmash.information.Chronology.Asked;
import org.openmash.information.Chronology.Gap;
import org.openmash.information.Replies.Answer;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.information.Requests.RequestState;
import org.openmash.platform.LondonTime;
import org.springframework.stereotype.Component;

/** What came of asking each agency. An agency that is silent has not said that it knows nothing (domain, 10, case 14). */
@Component
class WhoHasAnswered {

    private static final String NOT_KNOWN_WHAT = "What it knows is not known";

    private final Replies replies;
    private final Requests requests;
    private final Limits limits;
    private final Clock clock;

    WhoHasAnswered(Replies replies, Requests requests, Limits limits, Clock clock) {
        this.replies = replies;
        this.requests = requests;
        this.limits = limits;
        this.clock = clock;
    }

    List<Asked> of(String caseReference) {
        var answers = replies.answers(caseReference);
        var asked = new ArrayList<>(answers.stream().filter(answer -> !isAskedAgain(answer.request())).map(this::asked)
                .toList());
        if (answers.stream().noneMatch(Answer::isMissing) && requests.isAnythingOpen(caseReference)) {
            asked.add(new Asked("Agencies", Gap.WHOLE, "Which agencies are asked has not been chosen yet."));
        }
        return asked;
    }

    /** What came of a request that the hub has ended itself says nothing once the agency was asked again about the same people. */
    private boolean isAskedAgain(AgencyRequest request) {
        return (request.state() == RequestState.WITHDRAWN || request.state() == RequestState.RECALLED)
                && requests.isAskedAgain(request);
    }

    private Asked asked(Answer answer) {
        return answer.reply().map(reply -> said(answer, reply)).orElseGet(() ->
                new Asked(answer.agencyName(), Gap.WHOLE, sentence(silence(answer), NOT_KNOWN_WHAT)));
    }

    /** Whatever is no search leaves a gap, also an answer that is not thought of here. */
    private static Asked said(Answer answer, Reply reply) {
        return switch (reply.state()) {
            case KNOWN, NOT_KNOWN -> new Asked(answer.agencyName(), Gap.NONE, sentence(answer.state(), reply.searched()));
            case SEARCHED_PARTIAL -> new Asked(answer.agencyName(), Gap.PART,
                    sentence(answer.state(), reply.searched(), "What else it knows is not known"));
            default -> new Asked(answer.agencyName(), Gap.WHOLE,
                    sentence(answer.state(), reply.searched(), NOT_KNOWN_WHAT));
        };
    }

    private String silence(Answer answer) {
        if (answer.request().state() == RequestState.RECALLED) {
            return answer.state();
        }
        if (answer.request().state() == RequestState.WITHDRAWN) {
            return "Withdrawn by the hub before it answered";
        }
        if (answer.request().kept()) {
            return "NOT ANSWERED, kept for future plans";
        }
        return limits.about(answer.request().caseReference(), answer.request().requestId())
                .map(limit -> answer.state() + (limit.breached(clock.instant()).isPresent() ? ", was due " : " yet, due ")
                        + LondonTime.show(limit.dueAt())).orElse(answer.state());
    }

    private static String sentence(String... parts) {
        return Stream.of(parts).filter(WhoHasAnswered::isGiven).collect(Collectors.joining(". ")) + ".";
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }
}
