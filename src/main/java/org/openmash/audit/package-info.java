/**
 * Who saw, did, searched, exported and was refused what: added to and never changed, and sealed into a chain. Others write
 * through {@link org.openmash.audit.AuditTrail}; it knows none of them.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Audit")
package org.openmash.audit;
