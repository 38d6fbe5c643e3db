package org.openmash.information;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.information.Requests.Intention;

/** Where sendings, requests and replies are kept. Only this capability writes here. */
public interface RequestRegister {

    /** Opens a choice of agencies for the case. */
    void begin(String caseReference, String by);

    /** The choice that nobody has made yet. */
    Optional<Long> openChoice(String caseReference);

    /** Has asking ever begun for the case? */
    boolean hasBegun(String caseReference);

    void chosen(long gathering, Choice choice, String by);

    /** What stood for and against each agency when this sending was chosen. */
    Map<String, Choice.Weighed> weighed(String sendingId);

    void endChoice(long gathering);

    /** @return the new request's id, which means nothing outside the register */
    String add(long gathering, String agency, Minimum minimum, String by);

    Optional<AgencyRequest> find(String requestId);

    Minimum minimum(String requestId);

    /** From now on this person alone answers for the agency. */
    void address(String requestId, String lead);

    List<AgencyRequest> of(String caseReference);

    /** Which of these requests are kept for future plans. */
    Set<String> kept(Collection<String> requestIds);

    Optional<Reply> newestReply(String requestId);

    /** Every version of the answer, oldest first; what was purged is left out. */
    List<Given> replies(String requestId);

    void sent(String requestId, String processInstanceId);

    void reply(String requestId, Reply reply, String by);

    /** Another version of an answer; the earlier ones stay. */
    void correct(String requestId, Reply reply, String by);

    /** The agency has confirmed the newest answer, which the hub recorded for it. */
    void checked(String requestId, String by);

    /** The process instance in which the agency is asked. */
    Optional<String> processInstance(String requestId);

    void withdraw(String requestId);

    /**
     * Ends the request as recalled, and removes the words of every answer to it; that there was one stays, and when one that
     * had been withdrawn ended.
     */
    void recall(String requestId);

    /** Keeps what shall become of everything of the case that is open. */
    void intend(String caseReference, Intention intention, String by);

    /** Nothing that is open is kept for future plans any more. */
    void intendNothing(String caseReference);

    /** The open requests that nobody wants to keep, with the process instance of each. */
    List<Withdrawable> notKept(String caseReference);

    /** Shall the choice be kept open for future plans? */
    boolean isChoiceKept(long gathering);

    /** Every request of the sending is kept for future plans. */
    void keep(long gathering, String by);

    /**
     * One version of an answer.
     *
     * @param number    grows with each
     * @param at        UTC
     * @param checkedAt when the agency confirmed what the hub had recorded for it
     */
    record Given(long number, Reply reply, String by, Instant at, Optional<Instant> checkedAt) {
    }

    /** @param decidedBy who decided that it is withdrawn; empty where nobody said so */
    record Withdrawable(String requestId, String processInstanceId, Optional<String> decidedBy) {
    }
}
