package org.openmash.referral;

/** How a contact reached the hub. */
public enum Channel {
    PHONE("Telephone"),
    FORM("Online form"),
    EMAIL("E-mail"),
    POLICE_NOTICE("Police notice"),
    EMERGENCY_DUTY("Emergency duty team"),
    CP_IS("Child Protection Information Sharing"),
    IN_PERSON("In person"),
    LETTER("Letter"),
    SYSTEM("Partner system");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
