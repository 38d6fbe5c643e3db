package org.openmash.response;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.outcome.DiscussionRecords;
import org.openmash.outcome.OnScreen;
import org.openmash.platform.LondonTime;
import org.springframework.stereotype.Component;

/** The records of strategy and MASH discussions as they are read after them. */
@Component
class DiscussionRows implements DiscussionRecords {

    private final ResponseRegister register;

    DiscussionRows(ResponseRegister register) {
        this.register = register;
    }

    private record Held(String name, OffsetDateTime at, List<Line> lines) {

        Stream<Map<String, Object>> rows() {
            return lines.stream().filter(line -> !line.answer().isBlank())
                    .map(line -> OnScreen.row("discussion", name + ", " + LondonTime.show(at.toInstant()),
                            "question", line.question(), "answer", line.answer()));
        }
    }

    private record Line(String question, String answer) {

        static Line of(String question, String answer) {
            return new Line(question, Optional.ofNullable(answer).orElse(""));
        }
    }

    @Override
    public List<Map<String, Object>> all(String caseReference) {
        return Stream.concat(register.find(caseReference, ResponseRecord.MASH_DISCUSSION, MashDiscussion.class).stream()
                                .map(held -> mash(held.content())),
                        strategy(caseReference).map(held -> new Held("Strategy discussion", held.heldAt(),
                                Stream.concat(decided(held), family(held)).toList())))
                .sorted(Comparator.comparing(held -> held.at().toInstant())).flatMap(Held::rows).toList();
    }

    @Override
    public List<Map<String, Object>> onTellingTheFamily(String caseReference) {
        return strategy(caseReference).map(held -> new Held("Strategy discussion", held.heldAt(), family(held).toList()))
                .flatMap(Held::rows).toList();
    }

    private Stream<StrategyDiscussion> strategy(String caseReference) {
        return register.find(caseReference, ResponseRecord.STRATEGY_DISCUSSION, StrategyDiscussion.class).stream()
                .map(ResponseRegister.Recorded::content);
    }

    private static Stream<Line> decided(StrategyDiscussion held) {
        return Stream.of(Line.of("Safety plan for tonight", held.safetyPlanTonight()),
                Line.of("Reasonable cause to suspect significant harm", held.reasonableCauseDecided().label()),
                Line.of("On which facts", held.reasonableCauseFacts()),
                Line.of("Who enquires", held.jointOrSingle().label()),
                Line.of("Medical needed", held.medicalNeeded().label()),
                Line.of("Each child seen by", held.childSeenBy() == null ? null
                        : LondonTime.show(held.childSeenBy().toInstant())),
                Line.of("Other children who were considered", held.otherChildren()),
                Line.of("Police crime number", held.policeCrimeNumber()),
                Line.of("Held without", String.join(", ", held.missing())),
                Line.of("Why it could not wait", held.floorMet() ? null : held.emergencyReason()));
    }

    private static Stream<Line> family(StrategyDiscussion held) {
        return Stream.of(Line.of("Who tells the family", held.whoTellsFamily()),
                Line.of("When the family is told; until then nobody contacts them", held.whenFamilyIsTold()),
                Line.of("What the family is told", held.whatFamilyIsTold()));
    }

    private static Held mash(MashDiscussion held) {
        return new Held("MASH discussion", held.heldAt(), List.of(Line.of("Worries", held.worries()),
                Line.of("What is working well", held.whatWorks()), Line.of("What the child says and wants", held.childsVoice()),
                Line.of("What was missing, and why the decision went on", held.missingInformation()),
                Line.of("Who disagreed, and why", held.dissent())));
    }
}
