package org.openmash.access;

import org.openmash.platform.Restricted;

/** Somebody's vetting or training is out of date; the sentence is for them (HTTP 403). */
class NotCleared extends Restricted {

    NotCleared(String sentence) {
        super(sentence);
    }

    @Override
    public String code() {
        return "NOT_CLEARED";
    }
}
