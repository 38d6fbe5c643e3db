package org.openmash.response;

/** What can be recorded while a contact is responded to. */
public enum ResponseRecord {
    EMERGENCY_CALL, SOCIAL_WORKER_ASKED, SOCIAL_WORKER_ANSWERED,
    POLICE_INFORMATION, GOING_ON_WITHOUT_REPLIES,
    STRATEGY_DISCUSSION, STRATEGY_RECORD_FINISHED, MASH_DISCUSSION
}
