package org.openmash.deadline;

/**
 * What the hub, or somebody it waits for, owes within a time. The words stand on screens. What meets each is said by the
 * capability that owes it and, in words, by the table {@code responseLimit}.
 */
public enum ClockKind {
    /** An officer has opened the contact. */
    FIRST_LOOK("First look"),
    /** A decision for everybody on the contact (the Dudley hub's page: one working day, every contact). */
    FIRST_OUTCOME("First outcome"),
    /** What the rating asks for (the Wolverhampton hub's page: 4, 24 and 72 hours). */
    RESPONSE("Response"),
    /** Danger now: the immediate-response social worker has accepted. */
    IMMEDIATE_RESPONSE("Immediate response"),
    /** The referrer knows that the contact has arrived. */
    ACKNOWLEDGEMENT("Acknowledgement"),
    /** The referrer's own deadline, for example before school ends. */
    REFERRER_DEADLINE("Referrer's deadline"),
    /** An agency has replied. */
    AGENCY_REPLY("Agency's reply"),
    /** A receiving team, or the child's own worker, has answered. */
    ACCEPTANCE("Acceptance"),
    /** Emergency duty has accepted what stands open while the hub is closed. */
    DUTY_ACCEPTANCE("Emergency duty's acceptance"),
    /** The family is written to (the Dudley hub's page: within 3 working days). */
    FAMILY_LETTER("Letter to the family"),
    /** A professional confirms a telephone contact in writing: theirs to do, so a reminder and no breach. */
    WRITTEN_CONFIRMATION("Written confirmation");

    private final String label;

    ClockKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
