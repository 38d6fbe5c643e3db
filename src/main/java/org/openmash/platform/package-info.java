/**
 * Engine wiring, and nothing of the hub's work: task forms and their drafts, the guards in front of the engine, typed
 * process variables, decisions, deployments, time. It declares what it needs from the capabilities
 * ({@link org.openmash.platform.FormAccess}, {@link org.openmash.platform.FormAudit},
 * {@link org.openmash.platform.CaseJournal}, {@link org.openmash.platform.TaskDueDates}) and knows none of them.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Engine wiring")
package org.openmash.platform;
