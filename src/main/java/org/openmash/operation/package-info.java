/** What goes past the diagram of a case, by two persons: an operator asks, a service manager agrees, the hub does it. */
@org.springframework.modulith.ApplicationModule(displayName = "Operations on cases")
package org.openmash.operation;
