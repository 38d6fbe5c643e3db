/** Asking agencies what they know, and their replies. */
@org.springframework.modulith.ApplicationModule(displayName = "Information from agencies")
package org.openmash.information;
