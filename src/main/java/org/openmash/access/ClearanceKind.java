package org.openmash.access;

/** What somebody needs beside a role before they may work with families (domain, 5: vetting and training). */
public enum ClearanceKind {

    VETTING("Vetting"),
    DATA_PROTECTION("Data-protection training"),
    SAFEGUARDING("Safeguarding training");

    private final String label;

    ClearanceKind(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }

    /** Whoever is late with it is warned and may work for a while. */
    public boolean isTraining() {
        return this != VETTING;
    }
}
