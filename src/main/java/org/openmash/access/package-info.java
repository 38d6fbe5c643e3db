/** Who may come in, and what they may do and see: roles, accounts, and the rules in front of every surface. */
@org.springframework.modulith.ApplicationModule(displayName = "Access")
package org.openmash.access;
