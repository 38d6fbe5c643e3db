/**
 * What the threshold tables propose: a rating for each child, with the reasons, whom to ask and whom not yet, and the
 * way a contact takes before it is rated. The tables propose; a named person decides elsewhere. Whatever is unknown,
 * broken or not foreseen is rated amber or higher and said, never lower and never passed over.
 */
@ApplicationModule(displayName = "Threshold")
package org.openmash.threshold;

import org.springframework.modulith.ApplicationModule;
