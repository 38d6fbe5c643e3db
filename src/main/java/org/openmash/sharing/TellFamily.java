package org.openmash.sharing;

/** May the family be told that something was shared? The strictest first. */
public enum TellFamily {

    NEVER_FIRST("Never ask or tell the family first: it may put somebody in danger."),
    NOT_YET("Do not tell the family yet: the hub says when it is safe."),
    AS_ORDERED("The family is told only as the law or the order says."),
    AS_THE_CHILD_AGREES("Tell the family only what the child agrees to; ask the hub."),
    UNLESS_UNSAFE("The hub tells the family unless that is unsafe; ask the hub before you do."),
    IN_PARALLEL("The hub is telling the family at the same time."),
    YES("The family knows, or may be told.");

    private final String label;

    TellFamily(String label) {
        this.label = label;
    }

    /** A sentence for whoever is asked. */
    public String label() {
        return label;
    }
}
