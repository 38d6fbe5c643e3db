package org.openmash.sharing;

/** To whom something would leave. */
public enum RecipientKind {

    POLICE, AGENCY,
    /** A service of early help, which is told four fields and no fifth. */
    SERVICE;

    private static final String POLICE_CODE = "police";

    /** @param agencyCode code of an agency of the hub */
    public static RecipientKind ofAgency(String agencyCode) {
        return POLICE_CODE.equals(agencyCode) ? POLICE : AGENCY;
    }
}
