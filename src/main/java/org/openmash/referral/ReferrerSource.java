package org.openmash.referral;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;

/** Who refers, by the codes of the children in need census. */
public enum ReferrerSource {
    S1A("Family member, relative or carer"), S1B("Acquaintance"), S1C("The child or adult themselves"),
    S1D("Other individual"), S2A("School"), S2B("Education service"), S3A("GP"), S3B("Health visitor"),
    S3C("School nurse"), S3D("Other primary health service"), S3E("Accident and emergency"), S3F("Other health service"),
    S4("Housing"), S5A("Social care of this council"), S5B("Other service of this council"),
    S5C("Another council"), S5D("Early help of this council"), S6("Police"),
    S7("Other legal agency (court, probation, immigration, prison)"), S8("Other"), S9("Anonymous"), S10("Unknown");

    private final String label;

    ReferrerSource(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** A professional, who confirms a telephone contact in writing; not the family, the public or somebody unknown. */
    public boolean isProfessional() {
        return !EnumSet.of(S1A, S1B, S1C, S1D, S8, S9, S10).contains(this);
    }

    /** The census code, for example {@code 3B}: how the source is written in requests and forms. */
    @JsonValue
    public String code() {
        return name().substring(1);
    }

    @Override
    public String toString() {
        return code();
    }
}
