package org.openmash.response.process;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmash.information.Passing;
import org.openmash.information.Recipients;
import org.openmash.outcome.DiscussionRecords;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.openmash.response.Discussions;
import org.openmash.response.Participant;
import org.openmash.response.StrategyDiscussion;
import org.openmash.response.StrategyRecordFinished;
import org.springframework.stereotype.Component;

/** Minutes to those who took part within one working day; whoever was missing is reached (domain, 0a). */
@Component
class FinishStrategyRecordForm implements TaskForm<StrategyRecordFinished> {

    private final Discussions discussions;
    private final DiscussionRecords records;
    private final Passing passing;

    FinishStrategyRecordForm(Discussions discussions, DiscussionRecords records, Passing passing) {
        this.discussions = discussions;
        this.records = records;
        this.passing = passing;
    }

    @Override
    public String formRef() {
        return "finish-strategy-record";
    }

    @Override
    public Class<StrategyRecordFinished> fields() {
        return StrategyRecordFinished.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.AGENCY_REPLIED.name(), Change.REPLY_CORRECTED.name(), Change.REQUEST_RECALLED.name(),
                Change.ORIGINATOR_ANSWERED.name(), Change.DOCUMENT_ATTACHED.name(), Change.DOCUMENT_TAKEN_BACK.name(),
                Change.DOCUMENT_HANDLING_CHANGED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("options", Map.of("inMinutes",
                passing.mayGoTo(task.caseReference(), Recipients.PRESENT)));
        values.put("discussed", records.all(task.caseReference()));
        discussions.lastStrategyDiscussion(task.caseReference())
                .ifPresent(held -> values.putAll(shown(held.content())));
        return values;
    }

    private static Map<String, Object> shown(StrategyDiscussion held) {
        var values = TaskForm.values();
        values.put("heldAt", LondonTime.show(held.heldAt().toInstant()));
        values.put("present", held.present().stream().map(FinishStrategyRecordForm::participant).toList());
        if (!held.floorMet()) {
            values.put("missing", "Held without: " + String.join(", ", held.missing()) + ".");
            values.put("followUp", List.of(CasePicture.row("why", CasePicture.text(held.emergencyReason()), "at",
                    held.followUpAt() == null ? "" : LondonTime.show(held.followUpAt().toInstant()))));
        }
        return values;
    }

    private static Map<String, Object> participant(Participant one) {
        return CasePicture.row("name", one.name(), "agency", one.agency(), "role", CasePicture.text(one.role()));
    }

    @Override
    public Codes submit(FormTask task, StrategyRecordFinished form, Person person) {
        discussions.finishStrategyRecord(task.caseReference(), form, person);
        return Codes.none();
    }
}
