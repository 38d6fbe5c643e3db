package org.openmash.platform;

/**
 * Something is closed to this person, whatever queue its work stands in (HTTP 403). Of a restricted record the sentence says
 * that it is restricted, and no more.
 */
public class Restricted extends Refused {

    /** The whole of what somebody is told to whom a record is closed. */
    public static final String SENTENCE = "This record is restricted.";

    public Restricted() {
        this(SENTENCE);
    }

    protected Restricted(String sentence) {
        super(sentence);
    }

    @Override
    public String code() {
        return "RESTRICTED";
    }
}
