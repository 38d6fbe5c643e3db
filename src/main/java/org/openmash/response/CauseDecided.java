package org.openmash.response;

import org.openmash.sharing.ReasonableCause;
import org.springframework.stereotype.Component;

/** A strategy discussion has decided that there is reasonable cause to suspect significant harm. */
@Component
class CauseDecided implements ReasonableCause {

    private final ResponseRegister register;

    CauseDecided(ResponseRegister register) {
        this.register = register;
    }

    @Override
    public boolean isDecided(String caseReference) {
        return register.newest(caseReference, ResponseRecord.STRATEGY_DISCUSSION, StrategyDiscussion.class)
                .filter(held -> held.content().reasonableCauseDecided() == YesNo.YES).isPresent();
    }
}
