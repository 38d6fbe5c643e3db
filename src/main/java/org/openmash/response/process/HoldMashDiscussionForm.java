package org.openmash.response.process;

import static org.openmash.platform.ProcessVariables.OUTCOME_RECORDED;

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
import org.openmash.response.MashDiscussion;
import org.springframework.stereotype.Component;

/** The unit manager and the agencies look at everything together, decide, or find that it is more urgent. */
@Component
class HoldMashDiscussionForm implements TaskForm<MashDiscussion> {

    private final Discussions discussions;
    private final CasePicture picture;
    private final Passing passing;

    HoldMashDiscussionForm(Discussions discussions, CasePicture picture, Passing passing) {
        this.discussions = discussions;
        this.picture = picture;
        this.passing = passing;
    }

    @Override
    public String formRef() {
        return "hold-mash-discussion";
    }

    @Override
    public Class<MashDiscussion> fields() {
        return MashDiscussion.class;
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
        discussions.whyGoneOn(caseReference).ifPresent(gone -> values.put("whyGoneOn", gone.content().whyGoOn()));
        values.put("discussed", picture.discussed(caseReference));
        values.put("outcomes", picture.outcomeRows(caseReference));
        values.put("options", Map.of(
                "passedOn", passing.mayGoAlong(caseReference),
                "outcomes", Outcomes.options(Discussions.MASH_OUTCOMES),
                "subjects", picture.subjectOptions(caseReference)));
        return values;
    }

    @Override
    public Codes submit(FormTask task, MashDiscussion form, Person person) {
        return Codes.of(OUTCOME_RECORDED, discussions.holdMashDiscussion(task.caseReference(), form, person));
    }
}
