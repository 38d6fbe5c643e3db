package org.openmash.outcome;

import java.util.Optional;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.outcome.ReplyReviews.Decided;
import org.openmash.outcome.ReplyReviews.Follows;
import org.openmash.platform.Person;

/** What followed from answers that came after the decision. Appended. */
public interface ReplyReviewRegister {

    void append(String caseReference, AgencyRequest request, Decided decided, Person by);

    Optional<String> newestWords(String requestId, Follows follows);
}
