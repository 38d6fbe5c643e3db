package org.openmash.story;

import java.util.List;

/** Words planted where a story puts what only the register may hold. Obviously invented. */
public final class Canary {

    public static final String NAME = "Zwitschi";
    public static final String FAMILY = "Kanarienvogel";
    public static final String STREET = "77 Birdcage Lane";
    public static final String NARRATIVE = "the yellow bird was seen to fall silent";
    public static final String REASON = "because the cage door stood open";
    public static final String REPLY = "the agency knows of feathers on the stairs";
    public static final String CALLER = "Petronella Finkenschlag";

    public static final List<String> ALL = List.of(NAME, FAMILY, STREET, NARRATIVE, REASON, REPLY, CALLER);

    private Canary() {
    }
}
