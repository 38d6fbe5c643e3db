package org.openmash.duty;

/** Why emergency duty is asked; the gravest first. The words stand on screens. */
public enum WhyHanded {
    DANGER_NOW("Someone is in danger now, and that is not answered yet"),
    RED("Rated RED"),
    PROPOSED_RED("Proposed RED, nobody has rated it yet"),
    UNSCREENED("Nobody has screened it"),
    ARRIVED_WHILE_CLOSED("Arrived while the hub is closed"),
    ASKED_BY_MANAGER("The unit manager asks for it"),
    DUE_WHILE_CLOSED("Due while the hub is closed, and not settled before"),
    NOT_READ("The hub could not tell how it stands: look at it");

    private final String words;

    WhyHanded(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
