/** What stands on a case, read across the capabilities: the case's view for the API, and the cards of a queue. */
@org.springframework.modulith.ApplicationModule(displayName = "Insight")
package org.openmash.insight;
