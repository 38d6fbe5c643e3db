package org.openmash.duty;

/** What a unit manager says, before closing, of a case that is open and due while the hub is closed (domain, 0a). */
public enum ClosingChoice {
    /** It is decided before the hub closes; what is still open then goes to emergency duty. */
    DECIDED_NOW,
    HANDED_TO_DUTY,
    /** With a reason. */
    SAFE_UNTIL_OPENING
}
