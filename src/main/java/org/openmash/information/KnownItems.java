package org.openmash.information;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.platform.LondonTime;
import org.springframework.stereotype.Component;

/** What agencies have said of a case, item by item, each with an id by which it can be asked about and passed on. */
@Component
class KnownItems {

    private static final int SHORT = 16;
    private static final int SHOWN = 160;

    private final Replies replies;

    KnownItems(Replies replies) {
        this.replies = replies;
    }

    /**
     * One item of an agency's newest answer.
     *
     * @param itemId of the request and a fingerprint of date, kind and words: a corrected item is another, an item that
     *               stands on unchanged beside it is not
     */
    record KnownItem(String itemId, AgencyRequest request, String agencyName, Reply.Fact fact) {

        /** For a form's options, with the beginning of the words. */
        String label() {
            return agencyName + ", " + inShort() + ": " + (fact.fact().length() > SHOWN
                    ? fact.fact().substring(0, SHOWN) + "…" : fact.fact());
        }

        /** Which item it is, without its words. */
        String inShort() {
            return day() + ", " + fact.kind().label();
        }

        String day() {
            return fact.factDate() == null ? "no date" : LondonTime.show(fact.factDate());
        }
    }

    List<KnownItem> of(String caseReference) {
        return replies.answers(caseReference).stream().flatMap(KnownItems::items).toList();
    }

    Optional<KnownItem> find(String caseReference, String itemId) {
        return of(caseReference).stream().filter(item -> item.itemId().equals(itemId)).findFirst();
    }

    private static Stream<KnownItem> items(Replies.Answer answer) {
        return answer.reply().stream().flatMap(reply -> reply.facts().stream()).map(fact -> new KnownItem(
                answer.request().requestId() + "." + fingerprint(fact), answer.request(), answer.agencyName(), fact));
    }

    /** Where it may go is no part of it: a correction of that alone counts for what has been asked and said already. */
    private static String fingerprint(Reply.Fact fact) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(
                    (fact.factDate() + "|" + fact.kind() + "|" + fact.fact()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SHORT);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
