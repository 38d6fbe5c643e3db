package org.openmash.deadline;
/** stub */
public enum Basis { CLOCK_HOURS, WORKING_HOURS, SAME_TIME_WORKING_DAYS, END_OF_WORKING_DAYS, CLOSING_TIME }
