package org.openmash.threshold.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.DIRECT_ROUTE;
import static org.openmash.platform.ProcessVariables.ROUTE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.threshold.Routings;
import org.springframework.stereotype.Component;

@Component
class RouteEachChildDelegate implements JavaDelegate {

    private final Routings routings;

    RouteEachChildDelegate(Routings routings) {
        this.routings = routings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var route = routings.routeAll(CASE_REFERENCE.get(execution));
        ROUTE.set(execution, route.who());
        DIRECT_ROUTE.set(execution, route.direct().orElse("NONE"));
    }
}
