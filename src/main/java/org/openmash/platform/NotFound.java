package org.openmash.platform;

/** There is no such thing for this person: missing and foreign read alike, and the reference is not repeated. */
public class NotFound extends Refused {

    public NotFound(String sentence) {
        super(sentence);
    }

    @Override
    public String code() {
        return "NOT_FOUND";
    }
}
