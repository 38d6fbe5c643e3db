package org.openmash.response;

/** An answer that must be given: neither is preselected. */
public enum YesNo {
    YES("Yes"), NO("No");

    private final String label;

    YesNo(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
