package org.openmash.sharing;

/** May something leave the hub? The strictest first: where several rows hold, the first of them counts. */
public enum May {

    DO_NOT_SHARE("Not shared"),
    TRY_CONSENT_FIRST("Ask the family first"),
    MANAGER_DECIDES("A manager decides, with a written reason"),
    RESTRICTED_CIRCLE("Only those whom the rule names"),
    SHARE("May be shared");

    private final String label;

    May(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
