package org.openmash.deadline;

import org.openmash.audit.FormViewed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Opening a contact is the first look at it. A fault here never keeps anybody from opening one. */
@Component
class FirstLooks {

    private static final Logger LOG = LoggerFactory.getLogger(FirstLooks.class);

    private final SettledApart settled;

    FirstLooks(SettledApart settled) {
        this.settled = settled;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(FormViewed viewed) {
        try {
            settled.ifNobodyHasLooked(viewed.caseReference());
        } catch (RuntimeException fault) {
            LOG.error("MASH-LIMIT-02 The first look at {} could not be recorded: {}", viewed.caseReference(),
                    fault.getClass().getName());
        }
    }

    /** In a transaction of its own: the one in which the view was recorded is over. */
    @Component
    static class SettledApart {

        private final LimitRegister register;
        private final Limits limits;

        SettledApart(LimitRegister register, Limits limits) {
            this.register = register;
            this.limits = limits;
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        void ifNobodyHasLooked(String caseReference) {
            if (register.of(caseReference).stream()
                    .anyMatch(limit -> limit.clock() == ClockKind.FIRST_LOOK && limit.isOpen())) {
                limits.settle(caseReference);
            }
        }
    }
}
