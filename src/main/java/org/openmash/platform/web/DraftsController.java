package org.openmash.platform.web;

import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import org.openmash.platform.Persons;
import org.openmash.platform.forms.TaskForms;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of task forms, for the screens. */
@RestController
class DraftsController {

    private final TaskForms forms;
    private final Persons persons;

    DraftsController(TaskForms forms, Persons persons) {
        this.forms = forms;
        this.persons = persons;
    }

    @Operation(summary = "Keep a half-done form of one's own task on the server")
    @PutMapping("/api/drafts/{taskId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(@PathVariable String taskId, @RequestBody String content, Principal who) {
        forms.saveDraft(taskId, persons.person(who.getName()), content);
    }
}
