package org.openmash.platform.engine;

import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLiteralExpressionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.delegate.DmnDecisionEvaluationEventImpl;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.DefaultDmnHistoryEventProducer;

/**
 * The engine's history keeps that a decision was asked, in which version and when: neither what it was told about somebody nor
 * what it said, and not each table that it requires. Those, and which rules held, are kept with the proposal in the register,
 * where a case's own rules say who reads them.
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

    @Override
    protected void initDecisionInstanceEventForDecisionTable(HistoricDecisionInstanceEntity kept,
            DmnDecisionTableEvaluationEvent event) {
        nothingOfWhatWasSaid(kept);
    }

    @Override
    protected void initDecisionInstanceEventForDecisionLiteralExpression(HistoricDecisionInstanceEntity kept,
            DmnDecisionLiteralExpressionEvaluationEvent event) {
        nothingOfWhatWasSaid(kept);
    }

    private static void nothingOfWhatWasSaid(HistoricDecisionInstanceEntity kept) {
        kept.setInputs(List.of());
        kept.setOutputs(List.of());
    }
}
