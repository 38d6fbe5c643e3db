/** Invented cases for demonstrations, standing at different points. Never part of a real hub's database. */
@org.springframework.modulith.ApplicationModule(displayName = "Demonstration")
package org.openmash.demo;
