package org.openmash.outcome;

import java.util.List;
import java.util.Optional;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.outcome.ReplyReviews.Decided;
import org.openmash.outcome.ReplyReviews.Follows;
import org.openmash.platform.Person;

/** What followed from answers that no discussion waited for. Appended. */
public interface ReplyReviewRegister {

    /** @return the id of what followed */
    String append(String caseReference, AgencyRequest request, Decided decided, Person by);

    String words(String reviewId);

    /** The ids of everything that followed from the answer to this request. */
    List<String> of(String requestId);

    /** The ids of those of them by which this team was told. */
    List<String> toldTo(String requestId, String team);

    /** Has anything followed from this reply to the request? */
    boolean isOf(String requestId, long replyNumber);

    Optional<String> newestWords(String requestId, Follows follows);
}
