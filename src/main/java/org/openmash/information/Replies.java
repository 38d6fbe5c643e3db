package org.openmash.information;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.information.Requests.RequestState;
import org.openmash.platform.LondonTime;

/** What agencies have said, for those who decide. An agency that is silent has not said that it knows nothing. */
public interface Replies {

    /** Every request of the case with its newest reply, oldest first. */
    List<Answer> answers(String caseReference);

    /** Every answer of the case of which a correction has taken the place, oldest first, each as it was read then. */
    List<Answer> before(String caseReference);

    /**
     * Where each request stands now and which of its replies is the newest: kept with a decision, so that it can be said
     * later what was known when it was made and who had not replied (domain, 4.4).
     */
    default List<Considered> considered(String caseReference) {
        return answers(caseReference).stream().map(Answer::request).map(request -> new Considered(request.requestId(),
                request.agency(), request.state(), request.replyNumber().orElse(null))).toList();
    }

    /** @param replyNumber null where there was no reply */
    record Considered(String requestId, String agency, RequestState state, Long replyNumber) {
    }

    record Answer(AgencyRequest request, String agencyName, Optional<Reply> reply) {

        /**
         * For a screen: how the answer came where the agency did not write it itself, and that it was corrected; empty
         * where there is nothing to say.
         */
        public String source() {
            return Stream.of(reply.map(Reply::told).map(this::told),
                            request.correctedAt().map(at -> "Corrected on " + LondonTime.show(at)
                                    + reply.map(Reply::whyCorrected).map(why -> ": " + why).orElse("")))
                    .flatMap(Optional::stream).collect(Collectors.joining(". "));
        }

        private String told(Reply.Told told) {
            return "Recorded by the hub, told " + told.source().label() + " by " + told.saidBy() + ", " + told.role()
                    + ", on " + LondonTime.show(told.saidAt()) + request.checkedAt()
                            .map(at -> "; the agency confirmed it on " + LondonTime.show(at))
                            .orElse("; the agency has not confirmed it");
        }

        /**
         * A row of a table on the screens of those who decide: {@code agency, state, people, source, searched, risk, strengths,
         * worker}; what was not said is empty.
         */
        public Map<String, Object> row() {
            var row = new LinkedHashMap<String, Object>();
            row.put("agency", agencyName);
            row.put("state", state());
            row.put("people", reply.map(Reply::found).orElse(""));
            row.put("source", source());
            row.put("searched", reply.map(Reply::searched).orElse(""));
            row.put("risk", reply.map(Reply::riskView).orElse(""));
            row.put("strengths", reply.map(Reply::strengths).orElse(""));
            row.put("worker", reply.map(Reply::currentWorker).orElse(""));
            return row;
        }

        /** A row for each item of the answer, for a screen: {@code date, kind, fact, why, handling}. */
        public List<Map<String, Object>> facts() {
            return reply.map(Reply::facts).orElse(List.of()).stream().map(fact -> {
                var row = new LinkedHashMap<String, Object>();
                row.put("date", fact.factDate() == null ? "" : LondonTime.show(fact.factDate()));
                row.put("kind", fact.kind().label());
                row.put("fact", fact.fact());
                row.put("why", fact.whyRelevant());
                row.put("handling", fact.handling().label());
                return (Map<String, Object>) row;
            }).toList();
        }

        /** Each item of the answer in a sentence, for a screen. */
        public List<String> items() {
            return reply.map(Reply::facts).orElse(List.of()).stream().map(fact -> Stream.of(
                            fact.factDate() == null ? "No date" : LondonTime.show(fact.factDate()), fact.kind().label(),
                            fact.fact(), fact.whyRelevant(), fact.handling().label())
                    .filter(Objects::nonNull).collect(Collectors.joining(" · "))).toList();
        }

        /** When this version of the answer was given. */
        public Optional<Instant> givenAt() {
            return request.correctedAt().or(request::repliedAt);
        }

        /** Still open: neither answered nor withdrawn. */
        public boolean isMissing() {
            return request.state().isOpen();
        }

        /** Nobody without a conflict of interest has answered: nobody has looked. */
        public boolean isNobodys() {
            return reply.filter(said -> said.state() == Requests.ReplyState.CONFLICT_OF_INTEREST).isPresent();
        }

        /** For a screen; what is missing is never shown as nothing known. */
        public String state() {
            return reply.map(said -> said.state().label()).orElse(switch (request.state()) {
                case NO_REPLY -> "NO REPLY in time";
                case SENT -> "NOT ANSWERED";
                case RECALLED -> "Recalled: the wrong person was searched";
                case ANSWERED, WITHDRAWN -> "Withdrawn";
            });
        }
    }
}
