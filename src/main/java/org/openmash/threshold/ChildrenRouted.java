package org.openmash.threshold;

import java.util.List;

/** The tables have said, for each subject of a case, which way it goes. Published in the transaction that records it. */
public record ChildrenRouted(String caseReference, List<SubjectRoute> routes) {

    /**
     * @param workerId   the account of the worker who knows the child, or null if the hub has none
     * @param workerAway the worker is absent or gone: the team's manager answers
     */
    public record SubjectRoute(String subjectId, Route route, String workerId, boolean workerAway) {
    }
}
