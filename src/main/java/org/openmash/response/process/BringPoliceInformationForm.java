package org.openmash.response.process;

import java.util.Arrays;
import java.util.Map;
import org.openmash.information.Reply.Handling;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.response.Discussions;
import org.openmash.response.PoliceInformation;
import org.springframework.stereotype.Component;

/** The police decision-maker brings what the police know to the strategy discussion. */
@Component
class BringPoliceInformationForm implements TaskForm<PoliceInformation> {

    private final Discussions discussions;
    private final CasePicture picture;

    BringPoliceInformationForm(Discussions discussions, CasePicture picture) {
        this.discussions = discussions;
        this.picture = picture;
    }

    @Override
    public String formRef() {
        return "bring-police-information";
    }

    @Override
    public Class<PoliceInformation> fields() {
        return PoliceInformation.class;
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = picture.contact(task.caseReference(), person);
        values.put("options", Map.of("handlings", Arrays.stream(Handling.values()).map(code ->
                Map.of("value", code.name(), "label", code.label())).toList()));
        return values;
    }

    @Override
    public Codes submit(FormTask task, PoliceInformation form, Person person) {
        discussions.bringPoliceInformation(task.caseReference(), form, person);
        return Codes.none();
    }
}
