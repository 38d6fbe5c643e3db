package org.openmash.response.process;

import static org.openmash.platform.ProcessVariables.OUTCOME_RECORDED;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.openmash.information.Passing;
import org.openmash.outcome.Outcomes;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.openmash.response.Discussions;
import org.openmash.response.StrategyDiscussion;
import org.openmash.response.StrategyDiscussion.Enquiry;
import org.springframework.stereotype.Component;

/** The unit manager chairs the strategy discussion and records it. */
@Component
class HoldStrategyDiscussionForm implements TaskForm<StrategyDiscussion> {

    private final Discussions discussions;
    private final CasePicture picture;
    private final Passing passing;

    HoldStrategyDiscussionForm(Discussions discussions, CasePicture picture, Passing passing) {
        this.discussions = discussions;
        this.picture = picture;
        this.passing = passing;
    }

    @Override
    public String formRef() {
        return "hold-strategy-discussion";
    }

    @Override
    public Class<StrategyDiscussion> fields() {
        return StrategyDiscussion.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.RATED.name(), Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(),
                Change.ROUTED.name(), Change.AGENCY_REPLIED.name(), Change.REPLY_CORRECTED.name(),
                Change.REQUEST_RECALLED.name(), Change.ORIGINATOR_ANSWERED.name(),
                Change.DOCUMENT_ATTACHED.name(), Change.DOCUMENT_TAKEN_BACK.name(),
                Change.DOCUMENT_HANDLING_CHANGED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var caseReference = task.caseReference();
        var values = picture.contact(caseReference, person);
        values.putAll(picture.replies(caseReference, person));
        values.put("discussed", picture.discussed(caseReference));
        values.put("outcomes", picture.outcomeRows(caseReference));
        values.put("options", Map.of(
                "passedOn", passing.mayGoAlong(caseReference),
                "outcomes", Outcomes.options(Discussions.STRATEGY_OUTCOMES),
                "enquiries", Arrays.stream(Enquiry.values()).map(code ->
                        Map.of("value", code.name(), "label", code.label())).toList()));
        return values;
    }

    @Override
    public Codes submit(FormTask task, StrategyDiscussion form, Person person) {
        discussions.holdStrategyDiscussion(task.caseReference(), form, person);
        return Codes.of(OUTCOME_RECORDED, true);
    }
}
