package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.SENDING_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.information.Requests;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.Pathways;
import org.springframework.stereotype.Component;

@Component("allRepliedDelegate")
class AllRepliedDelegate implements JavaDelegate {

    private final Requests requests;
    private final CaseJournal journal;
    private final Pathways pathways;

    AllRepliedDelegate(Requests requests, CaseJournal journal, Pathways pathways) {
        this.requests = requests;
        this.journal = journal;
        this.pathways = pathways;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseReference = CASE_REFERENCE.get(execution);
        journal.lock(caseReference);
        SENDING_ID.find(execution).ifPresent(sending ->
                pathways.tell("chaseReplies", caseReference, SENDING_ID, sending, "mash.repliesComplete"));
        if (requests.allAnswered(caseReference)) {
            pathways.tell("mashDiscussion", caseReference, "mash.allReplied");
        }
    }
}
