package org.openmash.referral;

/**
 * How urgent a concern is, and so which way it goes: red to a strategy discussion, amber to a discussion in the hub,
 * green to early intervention, none to advice. One enum everywhere; the most urgent comes first.
 */
public enum Rating {

    RED("Red"),
    AMBER("Amber"),
    GREEN("Green"),
    NONE("No rating needed");

    private final String label;

    Rating(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }

    /** Is this rating as urgent as the other, or more urgent? */
    public boolean atLeast(Rating other) {
        return ordinal() <= other.ordinal();
    }

    /** The more urgent of the two. */
    public Rating max(Rating other) {
        return atLeast(other) ? this : other;
    }
}
