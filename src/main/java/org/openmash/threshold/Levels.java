package org.openmash.threshold;

import java.util.List;
import java.util.Map;
import org.openmash.hub.HubSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Which level of need a council gives to a rating. The tables name the levels of the West Midlands; a council whose
 * levels mean something else says so in its settings.
 */
@Component
class Levels {

    private final Map<String, List<String>> ofRating;

    @Autowired
    Levels(HubSettings hub) {
        this(hub.levels());
    }

    Levels(HubSettings.Levels councils) {
        this(councils.ofRating());
    }

    private Levels(Map<String, List<String>> ofRating) {
        this.ofRating = ofRating;
    }

    static Levels asInTheTables() {
        return new Levels(Map.of());
    }

    /** The table's own level where the council has it for this rating, or else the council's first. */
    RatingProposal applyTo(RatingProposal proposal) {
        var usual = ofRating.get(proposal.rating().name());
        return usual == null || usual.isEmpty() || usual.contains(proposal.level()) ? proposal
                : proposal.atLevel(usual.get(0));
    }
}
