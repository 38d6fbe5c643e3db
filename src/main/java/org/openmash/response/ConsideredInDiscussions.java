package org.openmash.response;

import java.util.List;
import org.openmash.information.Considerations;
import org.openmash.information.Replies.Considered;
import org.springframework.stereotype.Component;

@Component
class ConsideredInDiscussions implements Considerations {

    private final ResponseRegister register;

    ConsideredInDiscussions(ResponseRegister register) {
        this.register = register;
    }

    @Override
    public List<Considered> ofTheNewest(String caseReference) {
        return register.considered(caseReference).stream().reduce((earlier, later) -> later).orElse(List.of());
    }
}
