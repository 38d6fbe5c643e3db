package org.openmash.information;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.information.Chronology.Item;
import org.openmash.information.Chronology.Kind;
import org.openmash.information.Reply.Fact;
import org.openmash.platform.Person;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The facts of every agency's newest answer, and the documents that came with it. */
@Component
@Order(2)
class DatedReplies implements DatedItems {

    private final Replies replies;
    private final DocumentRegister documents;

    DatedReplies(Replies replies, DocumentRegister documents) {
        this.replies = replies;
        this.documents = documents;
    }

    @Override
    public List<Item> of(String caseReference, Person reader) {
        return replies.answers(caseReference).stream().filter(answer -> answer.reply().isPresent())
                .flatMap(answer -> Stream.concat(items(answer), documents(answer))).toList();
    }

    private static Stream<Item> items(Replies.Answer answer) {
        return answer.reply().stream().flatMap(reply -> reply.facts().stream())
                .map(fact -> item(answer, fact, answer.reply().orElseThrow()));
    }

    private static Item item(Replies.Answer answer, Fact fact, Reply reply) {
        return new Item(Optional.ofNullable(fact.factDate()), answer.agencyName(), kind(fact), fact.fact(),
                certainty(fact, reply) + (answer.source().isEmpty() ? "" : ". " + answer.source()),
                fact.whyRelevant() == null ? "" : fact.whyRelevant(), Optional.of(fact.handling()));
    }

    private Stream<Item> documents(Replies.Answer answer) {
        return documents.cameWith(answer).stream().map(document -> new Item(document.dated(),
                answer.agencyName(), Kind.DOCUMENT, document.title() + " (" + document.type().label() + ")",
                "As the agency sent it", document.whyRelevant(), Optional.of(document.handling()),
                Optional.of(document.documentId())));
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
