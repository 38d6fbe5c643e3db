package org.openmash.threshold;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.referral.KnownTo;

/** What the officer found about each subject, and which way the tables send it. */
public interface Routings {

    void recordScreening(String caseReference, List<Finding> findings, String by);

    List<Finding> screening(String caseReference);

    /** Routes every subject as the contact and the screening stand now, and publishes {@link ChildrenRouted}. */
    CaseRoute routeAll(String caseReference);

    /** The newest route of every subject that has one. */
    List<SubjectRouted> routes(String caseReference);

    /** The same of each case. */
    Map<String, List<SubjectRouted>> routes(Collection<String> caseReferences);

    /** A child came back from its worker, another council or an enquiry: the hub must rate it. */
    void backToTheHub(String caseReference, String subjectId, String reason);

    /** The same for every subject of the case. */
    void allBackToTheHub(String caseReference, String reason);

    /**
     * @param closedOn  the day on which the last service closed the child (London)
     * @param workerId  the account of the worker who has or last had the child; null if the hub has none
     * @param found     what else the officer found, in words
     */
    record Finding(String subjectId, KnownTo knownTo, LocalDate closedOn, String workerId, boolean workerAway,
                   String found) {
    }

    record SubjectRouted(String subjectId, Route route, String ruleId, String reason) {
    }

    /** @param who HUB, DIRECT or WORKERS */
    record CaseRoute(String who, Optional<String> direct) {
    }
}
