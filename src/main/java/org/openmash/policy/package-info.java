/**
 * The threshold framework as policy: a policy lead changes a decision table and puts it into force without a programmer.
 * A table decides only after the publish checks; what they refuse they say in sentences that name the rule or the cell.
 */
@ApplicationModule(displayName = "Policy")
package org.openmash.policy;

import org.springframework.modulith.ApplicationModule;
