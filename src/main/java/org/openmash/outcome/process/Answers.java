package org.openmash.outcome.process;

import org.openmash.platform.Refused;

/** What a form asks for only when another answer makes it necessary. */
final class Answers {

    private Answers() {
    }

    /** @param label the field's words on the screen */
    static void required(String field, String label, Object answer) {
        if (answer == null) {
            throw new Refused(field, label + ": this is needed with the answer that you chose.");
        }
    }
}
