/** What is a council's own: its name, its agencies, its teams. Settings, not code. */
@org.springframework.modulith.ApplicationModule(displayName = "The council's own settings")
package org.openmash.hub;
