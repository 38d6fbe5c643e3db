package org.openmash.referral;

/** What can happen on a case, as a past fact; the words complete "Ann Example … at 14:02". */
public enum Change {
    CONTACT_RECEIVED("recorded the contact"),
    CONTACT_COMPLETED("completed the contact"),
    INFORMATION_ADDED("added new information"),
    SUSPECT_PLACED("said for which agency somebody suspected works"),
    SCREENED("screened the contact"),
    ROUTED("routed the children"),
    RATED("changed the rating"),
    LOWERING_PROPOSED("proposed to lower a RED"),
    LOWERING_ANSWERED("answered whether a RED is lowered"),
    DANGER_ANSWERED("acted on the danger now"),
    AGENCIES_ASKED("chose which agencies to ask"),
    AGENCY_REPLIED("recorded an agency's reply"),
    REQUEST_TO_LEAD("handed a request to an agency's named lead"),
    DOCUMENT_ATTACHED("attached a document"),
    DOCUMENT_HANDLING_CHANGED("changed where a document may go"),
    DOCUMENT_TAKEN_BACK("took a document back"),
    REQUEST_RECALLED("recalled a request to an agency"),
    DELETION_CONFIRMED("confirmed for an agency what became of what it had searched out"),
    REPLY_CORRECTED("corrected an agency's reply"),
    REPLY_CHECKED("confirmed what was recorded for an agency"),
    ORIGINATOR_ASKED("asked an agency whether something it said may be passed on"),
    ORIGINATOR_ANSWERED("answered whether something may be passed on"),
    PASSED_ON("passed on what an agency said"),
    REPLY_REVIEWED("looked at an answer that no discussion waited for"),
    REQUEST_WITHDRAWN("withdrew a request to an agency"),
    DISCUSSED("recorded a discussion"),
    FAMILY_ASKED("recorded what the family said"),
    HANDED_OVER("handed a child over"),
    HAND_OVER_ANSWERED("answered a hand-over"),
    OUTCOME_RECORDED("recorded an outcome"),
    OUTCOME_REOPENED("opened the decision again"),
    REFERRER_TOLD("told the referrer"),
    FAMILY_WRITTEN_TO("recorded what was done about writing to the family"),
    LIMIT_EXPLAINED("explained a breach"),
    LIMIT_ACTED_ON("acted on a limit"),
    CLOSING_DECIDED("said what becomes of it while the hub is closed"),
    HANDED_TO_DUTY("handed it to emergency duty"),
    DUTY_ACCEPTED("accepted it for emergency duty"),
    HANDED_BACK("handed it back at opening"),
    TAKEN_BACK("took it back from emergency duty"),
    WORK_REASSIGNED("reassigned a task"),
    OPERATION_ASKED("asked for an operation past the diagram"),
    OPERATION_AGREED("agreed to an operation past the diagram"),
    OPERATION_NOT_AGREED("did not agree to an operation past the diagram"),
    OPERATION_CARRIED_OUT("carried out what was agreed"),
    OPERATION_NOT_POSSIBLE("found that what was agreed is no longer possible"),
    CANCELLED("cancelled the case"),
    CLOSED("closed the case");

    private final String words;

    Change(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
