package org.openmash.audit;

/** What an entry is about. */
public enum RecordKind {
    CASE,
    /** The course and the codes of a case in Cockpit; the id is the case's, or a list's whose detail names the cases. */
    COURSE,
    /** An agency's own request; the id is the request's. */
    REQUEST,
    /** A form of a task; the id is the task's, the detail the form's. */
    TASK_FORM,
    /** A form that begins a process; the id is the form's. */
    START_FORM,
    /** A half-done form; the id is the task's, why whose it is. */
    DRAFT,
    /** A task of the engine, past its form. */
    TASK,
    /** A document that came with an agency's answer; the id is the document's. */
    DOCUMENT,
    ACCOUNT,
    /** A row of the log of disclosures; the id is its number, the detail its hash. Of a period, the detail names the cases. */
    DISCLOSURE,
    /** The cards of a queue; the detail names the cases. */
    CARDS,
    /** The board of limits; the detail names the cases. */
    LIMITS,
    /** A decision table; the id is the decision's. */
    TABLE,
    /** The audit trail itself, its alerts and what staff declared. */
    AUDIT,
    /** A call of a web address that is none of the others; the detail says which. */
    CALL
}
