package org.openmash.platform.engine;

import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.delegate.DmnDecisionEvaluationEventImpl;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.DefaultDmnHistoryEventProducer;

/**
 * The engine's history keeps the decision that was asked, and not each table that it requires: those are many, and
 * which of their rules held is kept with the proposal in the register.
 */
class AskedDecisionHistory extends DefaultDmnHistoryEventProducer {

    @Override
    public HistoryEvent createDecisionEvaluatedEvt(DelegateExecution execution, DmnDecisionEvaluationEvent event) {
        return super.createDecisionEvaluatedEvt(execution, askedOnly(event));
    }

    @Override
    public HistoryEvent createDecisionEvaluatedEvt(DmnDecisionEvaluationEvent event) {
        return super.createDecisionEvaluatedEvt(askedOnly(event));
    }

    private static DmnDecisionEvaluationEvent askedOnly(DmnDecisionEvaluationEvent event) {
        var asked = new DmnDecisionEvaluationEventImpl();
        asked.setDecisionResult(event.getDecisionResult());
        asked.setRequiredDecisionResults(List.of());
        asked.setExecutedDecisionInstances(event.getExecutedDecisionInstances());
        asked.setExecutedDecisionElements(event.getExecutedDecisionElements());
        return asked;
    }
}
