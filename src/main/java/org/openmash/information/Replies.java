package org.openmash.information;

import java.util.List;
import java.util.Optional;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.information.Requests.RequestState;

/** What agencies have said, for those who decide. An agency that is silent has not said that it knows nothing. */
public interface Replies {

    /** Every request of the case with its newest reply, oldest first. */
    List<Answer> answers(String caseReference);

    record Answer(AgencyRequest request, String agencyName, Optional<Reply> reply) {

        /** Still open: neither answered nor withdrawn. */
        public boolean isMissing() {
            return request.state() == RequestState.SENT;
        }

        /** For a screen; what is missing is never shown as nothing known. */
        public String state() {
            return reply.map(said -> said.state().label()).orElse(isMissing() ? "NOT ANSWERED" : "Withdrawn");
        }
    }
}
