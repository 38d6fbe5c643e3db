package org.openmash.insight.web;

import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
import org.openmash.audit.ListViews;
import org.openmash.audit.RecordKind;
import org.openmash.insight.CaseView;
import org.openmash.insight.CaseViews;
import org.openmash.insight.process.Cards;
import org.openmash.platform.Persons;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reading a case, and the cards of a queue. */
@RestController
class InsightController {

    private final CaseViews views;
    private final Cards cards;
    private final Persons persons;
    private final ListViews looks;

    InsightController(CaseViews views, Cards cards, Persons persons, ListViews looks) {
        this.looks = looks;
        this.views = views;
        this.cards = cards;
        this.persons = persons;
    }

    @Operation(summary = "What stands on a case",
            description = "Codes and instants; nobody is named. A case of another sender answers like a missing one.")
    @GetMapping("/api/cases/{caseReference}")
    CaseView view(@PathVariable String caseReference, Principal who) {
        return views.of(caseReference, persons.person(who.getName()));
    }

    @Operation(summary = "The cards of tasks that stand in one's queues",
            description = "Unknown tasks, and those of others, are left out. At most 200 at a time.")
    @GetMapping("/api/cards")
    List<Cards.Card> cards(@RequestParam(defaultValue = "") List<String> taskId, Principal who) {
        var person = persons.person(who.getName());
        var shown = cards.of(taskId, person);
        looks.seen(person, RecordKind.CARDS, "QUEUE", shown.stream().map(Cards.Card::caseReference).toList());
        return shown;
    }
}
