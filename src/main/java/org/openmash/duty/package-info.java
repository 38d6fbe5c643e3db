/**
 * What becomes of open work while the hub is closed: the hub's day with its closing list, the handing over to emergency
 * duty and back, each accepted by somebody, and what a referrer is told (domain, 0a: "Out of hours").
 */
@org.springframework.modulith.ApplicationModule(displayName = "Out of hours")
package org.openmash.duty;
