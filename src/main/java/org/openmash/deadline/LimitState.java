package org.openmash.deadline;

/** Where a limit stands. LAPSED: a reminder whose time has passed; nobody's breach. */
public enum LimitState {
    RUNNING, NEAR, BREACHED, MET, WITHDRAWN, LAPSED
}
