/**
 * What the hub owes on a case and until when: working time, limits, what meets them, and what follows when one is near or
 * passes unkept. Each capability says what is owed ({@link org.openmash.deadline.Obligations}); the policy lead's table
 * says how long ({@code responseLimit}); the register keeps each limit's row, which is the truth; the engine watches.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Limits and working time")
package org.openmash.deadline;
