package org.openmash.platform;

/** The record is closed to this person, whatever queue its work stands in; the sentence says no more than that (HTTP 403). */
public class Restricted extends Refused {

    /** The whole of what somebody is told to whom a record is closed. */
    public static final String SENTENCE = "This record is restricted.";

    public Restricted() {
        super(SENTENCE);
    }

    @Override
    public String code() {
        return "RESTRICTED";
    }
}
