package org.openmash.hub;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whom rules of the rating may name though nobody of theirs signs in here: no request goes to them, a person reaches them. */
public enum ReachedOtherwise {

    LADO("lado", "Designated officer for allegations (LADO)",
            "Told by the hub within one working day, before anybody who employs the person."),
    OTHER_COUNCIL("other-council", "The other council", "Write down what it is told in Passing on"
            + " what agencies said, ring its front door, and add what it says as new information."),
    HOME_OFFICE("home-office", "Home Office", "Write down what it is told in Passing on what agencies"
            + " said, use its own forms and the telephone, and add what it says as new information.");

    private final String code;
    private final String label;
    private final String how;

    ReachedOtherwise(String code, String label, String how) {
        this.code = code;
        this.label = label;
        this.how = how;
    }

    /** As tables write it among the agencies. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** One sentence for whoever decides whom to ask. */
    public String how() {
        return how;
    }

    /** To whom a manager tells something in words of their own; the designated officer has a hand-over. */
    public static List<ReachedOtherwise> toldByManagers() {
        return List.of(OTHER_COUNCIL, HOME_OFFICE);
    }

    public static Optional<ReachedOtherwise> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
