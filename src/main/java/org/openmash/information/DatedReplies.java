package org.openmash.information;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.information.Chronology.Item;
import org.openmash.information.Chronology.Kind;
import org.openmash.information.Reply.Fact;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The facts of every agency's newest answer. */
@Component
@Order(2)
class DatedReplies implements DatedItems {

    private final Replies replies;

    DatedReplies(Replies replies) {
        this.replies = replies;
    }

    @Override
    public List<Item> of(String caseReference) {
        return replies.answers(caseReference).stream().flatMap(DatedReplies::items).toList();
    }

    private static Stream<Item> items(Replies.Answer answer) {
        return answer.reply().stream().flatMap(reply -> reply.facts().stream())
                .map(fact -> item(answer.agencyName(), fact, answer.reply().orElseThrow()));
    }

    private static Item item(String agency, Fact fact, Reply reply) {
        return new Item(Optional.ofNullable(fact.factDate()), agency, kind(fact), fact.fact(), certainty(fact, reply),
                fact.whyRelevant() == null ? "" : fact.whyRelevant(), Optional.of(fact.handling()));
    }

    private static Kind kind(Fact fact) {
        return switch (fact.kind()) {
            case FACT -> Kind.FACT;
            case OPINION -> Kind.OPINION;
            case INTELLIGENCE -> Kind.INTELLIGENCE;
        };
    }

    /** How sure the sentence is, and how surely it is about the people who were searched for. */
    private static String certainty(Fact fact, Reply reply) {
        var found = reply.people().stream().filter(one -> one.match().isFound())
                .map(one -> one.name() + ": " + one.match().label()).toList();
        return sureness(fact) + (found.isEmpty() ? "" : ". Who was found: " + String.join(", ", found));
    }

    private static String sureness(Fact fact) {
        return switch (fact.kind()) {
            case FACT -> "On the agency's record";
            case OPINION -> "What somebody thinks";
            case INTELLIGENCE -> "Reported, not confirmed";
        };
    }
}
