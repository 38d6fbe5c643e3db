package org.openmash.response.process;

import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.Test;
import org.openmash.platform.CaseJournal;
import org.openmash.response.ShowingThePolice;

/** Whether the police may open a case is looked at while nobody else changes it. */
class ShowPoliceDelegateTest {

    private static final String CASE = "MASH-2026-000001";

    private final CaseJournal journal = mock(CaseJournal.class);
    private final ShowingThePolice police = mock(ShowingThePolice.class);
    private final DelegateExecution execution = mock(DelegateExecution.class);

    @Test
    void the_case_is_locked_before_it_is_looked_at() {
        when(execution.getVariable("caseReference")).thenReturn(CASE);

        new ShowPoliceDelegate(journal, police).execute(execution);

        var inTurn = inOrder(journal, police, execution);
        inTurn.verify(journal).lock(CASE);
        inTurn.verify(police).show(CASE);
        inTurn.verify(execution).setVariable("keptFromPolice", true);
    }
}
