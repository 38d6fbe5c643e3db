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
                .map(fact -> item(answer.agencyName(), fact));
    }

    private static Item item(String agency, Fact fact) {
        return new Item(Optional.ofNullable(fact.factDate()), agency, kind(fact), fact.fact(), certainty(fact),
                fact.whyRelevant() == null ? "" : fact.whyRelevant(), Optional.of(fact.handling()));
    }

    private static Kind kind(Fact fact) {
        return switch (fact.kind()) {
            case FACT -> Kind.FACT;
            case OPINION -> Kind.OPINION;
            case INTELLIGENCE -> Kind.INTELLIGENCE;
        };
    }

    private static String certainty(Fact fact) {
        return switch (fact.kind()) {
            case FACT -> "On the agency's record";
            case OPINION -> "What somebody thinks";
            case INTELLIGENCE -> "Reported, not confirmed";
        };
    }
}
