package org.openmash.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that a call could have changed, to be compared before and after. Who looked is not part of it. */
public final class WhatIsStored {

    private static final List<String> TABLES = List.of("ACT_RU_TASK", "ACT_RU_VARIABLE", "ACT_RU_EXECUTION",
            "ACT_RU_IDENTITYLINK", "ACT_RU_EVENT_SUBSCR", "ACT_RU_JOB", "ACT_RU_INCIDENT", "ACT_RU_AUTHORIZATION",
            "ACT_RU_FILTER", "ACT_RU_BATCH", "ACT_RE_DEPLOYMENT", "ACT_RE_PROCDEF", "ACT_RE_DECISION_DEF", "ACT_ID_USER",
            "ACT_ID_GROUP", "ACT_ID_MEMBERSHIP", "ACT_HI_COMMENT", "ACT_HI_ATTACHMENT", "ACT_HI_PROCINST", "ACT_HI_VARINST",
            "mash_case", "case_change", "contact_version", "rating_decision", "screening", "new_information",
            "form_draft", "record_restriction", "declared_interest", "staff_member", "staff_clearance", "sharing_agreement",
            "staff_declaration", "staff_declaration_end", "audit_alert_answer");

    private WhatIsStored() {
    }

    /** Every row of those tables, as text. */
    public static Map<String, List<String>> in(JdbcClient jdbc) {
        return TABLES.stream().collect(Collectors.toMap(table -> table, table ->
                jdbc.sql("select * from " + table).query().listOfRows().stream().map(Object::toString).sorted().toList()));
    }
}
