package org.openmash.faults;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openmash.access.Caller;
import org.openmash.story.Contacts;

/** Posts a contact and kills the application with signal 9 as soon as it is answered with 201, again and again. */
public final class KilledAfterPosting {

    private final Path directory;
    private final int times;
    private final String contact;

    public KilledAfterPosting(Path directory, int times) throws IOException {
        this.directory = directory;
        this.times = times;
        this.contact = JsonMapper.builder().findAndAddModules().build().writeValueAsString(Contacts.amber());
    }

    /** @return the references that were answered and are not there, or not complete, in the end */
    public List<String> missing() throws IOException, InterruptedException {
        var answered = new ArrayList<String>();
        for (int i = 0; i < times; i++) {
            var hub = RunningHub.shortlyIn(directory);
            try {
                answered.add(posted(hub));
            } finally {
                hub.kill();
            }
        }
        try (var hub = RunningHub.shortlyIn(directory)) {
            var partner = Caller.basic(hub.port(), "partner");
            var screening = Caller.basic(hub.port(), "screening");
            return answered.stream().filter(reference -> partner.get("/api/cases/" + reference).status() != 200
                    || !screening.get("/engine-rest/task?processInstanceBusinessKey=" + reference).body()
                            .contains("UserTask_ScreenContact")).toList();
        }
    }

    private String posted(RunningHub hub) {
        var answer = Caller.basic(hub.port(), "partner").post("/api/referrals", contact);
        if (answer.status() != 201) {
            throw new AssertionError("The contact was answered with " + answer.status() + " " + answer.body());
        }
        return answer.header("Location").substring(answer.header("Location").lastIndexOf('/') + 1);
    }
}
