/** Who saw and did what: append-only. */
@org.springframework.modulith.ApplicationModule(displayName = "Audit")
package org.openmash.audit;
