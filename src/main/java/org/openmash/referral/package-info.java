/**
 * The contact as it was told, and the case that handles it from receipt to closing. Everything that arrives is a contact;
 * screens say so until it is accepted for children's social care.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Contacts and cases")
package org.openmash.referral;
