package org.openmash.deadline;

/** What can happen to a limit that nobody met in time, each once. */
public enum LimitEvent {
    NEAR, BREACHED, ESCALATED
}
