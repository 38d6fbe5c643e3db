package org.openmash.audit;

/** What somebody did to a record. */
public enum Action {
    VIEWED, CHANGED, SEARCHED, EXPORTED, REFUSED, SIGNED_IN
}
