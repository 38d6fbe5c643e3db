package org.openmash.threshold;

import java.util.List;
import org.springframework.stereotype.Service;

/** Proposes a rating for a child from the threshold tables. */
@Service
public class RatingProposals {

    /** What the tables propose for one child. Never throws: what cannot be rated is amber, with the reason. */
    public RatingProposal propose(SubjectFacts facts) {
        throw new UnsupportedOperationException();
    }

    /** One proposal for each, in the same order; the red of one child is given to every other child of the household. */
    public List<RatingProposal> proposeForHousehold(List<SubjectFacts> facts) {
        throw new UnsupportedOperationException();
    }
}
