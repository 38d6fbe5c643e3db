package org.openmash.deadline;

/** What makes a limit shorter than its rating alone would. */
public enum Circumstance {
    NONE, SAME_DAY, RED_WORDS, DANGER_NOW
}
