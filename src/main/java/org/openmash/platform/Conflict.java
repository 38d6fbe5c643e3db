package org.openmash.platform;

/** What was asked for does not fit with what was done before (HTTP 409). */
public class Conflict extends Refused {

    public Conflict(String field, String sentence) {
        super(field, sentence);
    }

    @Override
    public String code() {
        return "CONFLICT";
    }
}
