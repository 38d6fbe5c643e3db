/** What a rating sets going: immediate response, strategy discussion, MASH discussion, early intervention. */
@org.springframework.modulith.ApplicationModule(displayName = "Responses by rating")
package org.openmash.response;
