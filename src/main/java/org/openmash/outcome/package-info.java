/** What was decided for each subject, and carrying it out: hand-overs, their answers, the referrer told. */
@org.springframework.modulith.ApplicationModule(displayName = "Outcomes and hand-overs")
package org.openmash.outcome;
