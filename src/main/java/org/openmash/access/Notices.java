package org.openmash.access;

import java.util.List;
import java.util.stream.Stream;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;

/** What somebody should know when they sign in, in sentences. */
@Component
class Notices {

    private final Clearances clearances;
    private final Agreements agreements;
    private final Interests interests;

    Notices(Clearances clearances, Agreements agreements, Interests interests) {
        this.interests = interests;
        this.clearances = clearances;
        this.agreements = agreements;
    }

    List<String> of(Person person) {
        return Stream.of(clearances.notices(person).stream(), ofUnitManagers(person), ofGovernance(person))
                .flatMap(sentences -> sentences).toList();
    }

    private Stream<String> ofUnitManagers(Person person) {
        return person.isIn(Role.UNIT_MANAGER.group()) ? interests.nobodyLeft().stream() : Stream.empty();
    }

    private Stream<String> ofGovernance(Person person) {
        return !person.isIn(Role.GOVERNANCE.group()) ? Stream.empty() : agreements.warnings(agreements.all().stream()
                .map(Agreements.Agreement::agency).toList()).stream();
    }
}
