package org.openmash.response.process;

import java.util.Map;
import java.util.Set;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.openmash.response.Discussions;
import org.openmash.response.GoingOn;
import org.springframework.stereotype.Component;

/** Who has answered and who has not; the unit manager may go on without, and says why. */
@Component
class WaitForRepliesForm implements TaskForm<GoingOn> {

    private final Discussions discussions;
    private final CasePicture picture;

    WaitForRepliesForm(Discussions discussions, CasePicture picture) {
        this.discussions = discussions;
        this.picture = picture;
    }

    @Override
    public String formRef() {
        return "wait-for-replies";
    }

    @Override
    public Class<GoingOn> fields() {
        return GoingOn.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.AGENCY_REPLIED.name(), Change.REPLY_CORRECTED.name(),
                Change.REQUEST_RECALLED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = picture.replies(task.caseReference(), person);
        values.keySet().retainAll(Set.of("replies", "missing"));
        values.put("caseReference", task.caseReference());
        return values;
    }

    @Override
    public Codes submit(FormTask task, GoingOn form, Person person) {
        discussions.goOnWithoutReplies(task.caseReference(), form, person);
        return Codes.none();
    }
}
