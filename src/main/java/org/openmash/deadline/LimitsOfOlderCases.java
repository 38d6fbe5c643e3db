package org.openmash.deadline;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases that were open when limits came: at the first start they get theirs, counted from receipt as all others. */
@Component
@Order(21)
class LimitsOfOlderCases implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(LimitsOfOlderCases.class);

    private final LimitRegister register;
    private final Limits limits;

    LimitsOfOlderCases(LimitRegister register, Limits limits) {
        this.register = register;
        this.limits = limits;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var unwatched = register.openCasesWithoutLimits();
        unwatched.forEach(caseReference -> {
            limits.settle(caseReference);
            limits.tellWatches(caseReference);
        });
        if (!unwatched.isEmpty()) {
            LOG.info("MASH-LIMIT-03 The limits of {} cases that were open already are watched from now on",
                    unwatched.size());
        }
    }
}
