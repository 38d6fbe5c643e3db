package org.openmash.access;

import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.platform.Persons;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * Who signed in, and whose password was wrong. A name without an account may be a password that somebody typed into the
 * wrong field, and is not kept.
 */
@Component
class SignInsOnRecord {

    private final AuditTrail trail;
    private final Persons persons;

    SignInsOnRecord(AuditTrail trail, Persons persons) {
        this.trail = trail;
        this.persons = persons;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent signedIn) {
        trail.signedIn(persons.person(signedIn.getAuthentication().getName()));
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent refused) {
        var account = refused.getAuthentication().getName();
        if (persons.exists(account)) {
            trail.refused(persons.person(account), RecordKind.ACCOUNT, account, null, null, "WRONG_PASSWORD");
        }
    }
}
