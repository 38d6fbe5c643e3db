package org.openmash.access;

import java.util.Arrays;

/**
 * The roles of a hub; each is a group of accounts. Agencies are groups of their own ({@code agency-<code>}).
 */
public enum Role {
    SCREENING_OFFICER("screening-officer", "Screening officers"),
    LEAD_SOCIAL_CARE("lead-social-care", "Lead professionals, social care"),
    LEAD_EARLY_INTERVENTION("lead-early-intervention", "Lead professionals, early intervention"),
    UNIT_MANAGER("unit-manager", "Social work unit managers"),
    SERVICE_MANAGER("service-manager", "Service managers"),
    POLICY_LEAD("policy-lead", "Policy leads"),
    GOVERNANCE("governance", "Information governance"),
    EMERGENCY_DUTY("emergency-duty", "Emergency duty team"),
    ALLOCATED_WORKER("allocated-worker", "Allocated workers"),
    TEAM_MANAGER("team-manager", "Team managers"),
    POLICE_DECISION_MAKER("police-decision-maker", "Police decision makers"),
    ADULT_SAFEGUARDING_LEAD("adult-safeguarding-lead", "Adult safeguarding leads"),
    REFERRAL_PARTNER("referral-partner", "Referring partner systems"),
    TECHNICAL_OPERATOR("technical-operator", "Technical operators"),
    ADMINISTRATOR("camunda-admin", "Administrators of accounts");

    private final String group;
    private final String title;

    Role(String group, String title) {
        this.group = group;
        this.title = title;
    }

    public String group() {
        return group;
    }

    public String title() {
        return title;
    }

    /** In the words of screens; the group itself where it is no role. */
    public static String titleOf(String group) {
        return Arrays.stream(values()).filter(role -> role.group.equals(group)).map(Role::title).findFirst()
                .orElse(group);
    }

    public static boolean isHubGroup(String group) {
        return Arrays.stream(values()).anyMatch(role -> role.group.equals(group));
    }
}
