package org.openmash.information;

import static org.openmash.platform.ProcessVariables.AGENCY_GROUP;
import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.QUESTION_ID;
import static org.openmash.platform.ProcessVariables.STARTED_BY;

import org.openmash.information.PassingRegister.Question;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.platform.Codes;
import org.openmash.platform.Pathways;
import org.openmash.referral.CaseChanged;
import org.openmash.referral.Cases;
import org.openmash.referral.MashCase;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Carries a question to the agency whose words they are, and tells it when there is nothing left to answer. */
@Component
class CarryQuestions {

    private static final String PROCESS = "originatorAsked";

    private final PassingRegister register;
    private final WhoAnswers agencies;
    private final Pathways pathways;
    private final Cases cases;

    CarryQuestions(PassingRegister register, WhoAnswers agencies, Pathways pathways, Cases cases) {
        this.register = register;
        this.agencies = agencies;
        this.pathways = pathways;
        this.cases = cases;
    }

    void ask(String caseReference, String questionId, AgencyRequest request) {
        register.carriedBy(questionId, pathways.start(PROCESS, caseReference, Codes.of(CASE_REFERENCE, caseReference)
                .and(QUESTION_ID, questionId).and(AGENCY_GROUP, agencies.group(request))));
    }

    /** Whoever asked finds the answer where they choose what is passed on; one such task of a case is enough. */
    void isAnswered(Question question) {
        if (!pathways.isAt("shareInformation", question.caseReference(), "UserTask_ChooseWhatToShare")) {
            pathways.start("shareInformation", question.caseReference(),
                    Codes.of(CASE_REFERENCE, question.caseReference()).and(STARTED_BY, question.askedBy()));
        }
    }

    /** A yes can be taken back until then. */
    void hasGone(Question question) {
        question.processInstanceId().ifPresent(instance -> pathways.tellInstance(instance, "mash.itemPassedOn"));
    }

    /** Of a closed case nothing is passed on any more. */
    @EventListener
    void on(CaseChanged changed) {
        if (cases.find(changed.caseReference()).filter(MashCase::isClosed).isPresent()) {
            pathways.tell(PROCESS, changed.caseReference(), "mash.questionEnded");
        }
    }

    /** Of a recalled answer there are no words left of which anything could be passed on. */
    @EventListener
    void on(ReplyRecalled recalled) {
        register.emptyReasons(recalled.requestId());
        register.questions(recalled.caseReference()).stream()
                .filter(question -> question.requestId().equals(recalled.requestId()))
                .forEach(question -> question.processInstanceId().ifPresent(instance ->
                        pathways.tellInstance(instance, "mash.questionEnded")));
    }
}
