package org.openmash.response;

import org.openmash.information.WentOnWithout;
import org.openmash.platform.Pathways;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever chased in vain and goes on without the answers has said so for the discussion that waits for them. */
@Component
class GoesOnWithout {

    private final Discussions discussions;
    private final Pathways pathways;

    GoesOnWithout(Discussions discussions, Pathways pathways) {
        this.discussions = discussions;
        this.pathways = pathways;
    }

    @EventListener
    void on(WentOnWithout event) {
        discussions.goOnWithoutReplies(event.caseReference(), new GoingOn(event.why()), event.by());
        pathways.tell("mashDiscussion", event.caseReference(), "mash.goesOnWithout");
    }
}
