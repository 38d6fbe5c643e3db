package org.openmash.referral;

/** How far the hub's handling of a contact has come. */
public enum CaseStatus {
    RECEIVED, SCREENED, RATED, DECIDED, CLOSED
}
