/** Nothing leaves the hub without a lawful basis, and everything that leaves, or does not, is written down. */
@org.springframework.modulith.ApplicationModule(displayName = "Sharing and its lawful basis")
package org.openmash.sharing;
