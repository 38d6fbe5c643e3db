package org.openmash.outcome;

import java.util.Optional;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.SubjectKind;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Routings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was to be answered directly must be rated by the hub: a child is concerned, or nobody else takes it. */
@Service
public class BackToTheHub {

    private final Cases cases;
    private final Routings routings;
    private final Ratings ratings;

    BackToTheHub(Cases cases, Routings routings, Ratings ratings) {
        this.cases = cases;
        this.routings = routings;
        this.ratings = ratings;
    }

    /**
     * Sends everybody on the contact to the hub's rating, together with a child whom nobody had named so far.
     *
     * @param whoItIs the child's name, or who the child looks like; needed where no child is on the contact
     * @throws Refused naming {@code whoItIs}
     */
    @Transactional
    public void becauseOfAChild(String caseReference, Optional<String> whoItIs, String why, Person by) {
        var contact = cases.contact(caseReference);
        if (whoItIs.isPresent()) {
            cases.revise(caseReference, contact.alsoAboutChild(whoItIs.get(), why), by.id());
        } else if (contact.subjects().stream().allMatch(subject -> subject.kind() == SubjectKind.ADULT)) {
            throw new Refused("whoItIs", "Which child? Name or describe the child: \"the girl in the red coat\" is "
                    + "enough.");
        }
        all(caseReference, why, by);
    }

    /** The same for everybody but the children who are with their own worker. */
    @Transactional
    public void all(String caseReference, String why, Person by) {
        ratings.ofTheHub(caseReference).forEach(subject ->
                routings.backToTheHub(caseReference, subject.subjectId(), why));
        cases.changed(caseReference, Change.ROUTED, by.id());
    }
}
