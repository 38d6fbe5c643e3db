package org.openmash.information;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.information.DocumentRegister.Document;
import org.openmash.information.Reply.Handling;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Sha256;
import org.springframework.stereotype.Component;

/**
 * What agencies have said of a case, and the documents that came with it, item by item, each with an id by which it can be
 * asked about and passed on. While an agency has not answered, nothing of it is known.
 */
@Component
class KnownItems {

    private static final int SHORT = 16;
    private static final int SHOWN = 160;

    private final Replies replies;
    private final DocumentRegister documents;

    KnownItems(Replies replies, DocumentRegister documents) {
        this.replies = replies;
        this.documents = documents;
    }

    /**
     * One item of an agency's newest answer.
     *
     * @param itemId     of the request and a fingerprint of date, kind and words: a corrected item is another, an item that
     *                   stands on unchanged beside it is not; or of the document
     * @param words      what it says, or which document it is
     * @param documentId where it is a document
     */
    record KnownItem(String itemId, AgencyRequest request, String agencyName, Optional<LocalDate> date, String kind,
                     String words, Handling handling, Optional<String> documentId) {

        /** For a form's options, with the beginning of the words. */
        String label() {
            return agencyName + ", " + inShort() + ": "
                    + (words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words);
        }

        /** Which item it is, without its words. */
        String inShort() {
            return day() + ", " + kind;
        }

        String day() {
            return date.map(LondonTime::show).orElse("no date");
        }
    }

    List<KnownItem> of(String caseReference) {
        return replies.answers(caseReference).stream().filter(answer -> answer.reply().isPresent())
                .flatMap(answer -> Stream.concat(items(answer), documents(answer))).toList();
    }

    Optional<KnownItem> find(String caseReference, String itemId) {
        return of(caseReference).stream().filter(item -> item.itemId().equals(itemId)).findFirst();
    }

    private static Stream<KnownItem> items(Replies.Answer answer) {
        return answer.reply().stream().flatMap(reply -> reply.facts().stream()).map(fact -> new KnownItem(
                answer.request().requestId() + "." + fingerprint(fact), answer.request(), answer.agencyName(),
                Optional.ofNullable(fact.factDate()), fact.kind().label(), fact.fact(), fact.handling(),
                Optional.empty()));
    }

    private Stream<KnownItem> documents(Replies.Answer answer) {
        return documents.cameWith(answer).stream().map(document -> item(answer, document));
    }

    static String idOf(Document document) {
        return "document." + document.documentId();
    }

    private static KnownItem item(Replies.Answer answer, Document document) {
        return new KnownItem(idOf(document), answer.request(), answer.agencyName(), document.dated(),
                "Document", document.title() + " (" + document.type().label() + ")", document.handling(),
                Optional.of(document.documentId()));
    }

    /** Where it may go is no part of it: a correction of that alone counts for what has been asked and said already. */
    private static String fingerprint(Reply.Fact fact) {
        return Sha256.of(fact.factDate() + "|" + fact.kind() + "|" + fact.fact()).substring(0, SHORT);
    }
}
