package org.openmash.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.platform.DecisionSource;
import org.openmash.referral.Category;
import org.openmash.referral.DaGrade;
import org.openmash.referral.Disclosure;
import org.openmash.referral.Explanation;
import org.openmash.referral.History;
import org.openmash.referral.Immediacy;
import org.openmash.referral.Indicator;
import org.openmash.referral.Injury;
import org.openmash.referral.PerpetratorAccess;
import org.openmash.referral.Rating;
import org.openmash.referral.Severity;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;
import org.openmash.threshold.ConcernFacts;
import org.openmash.threshold.RatingProposal;
import org.openmash.threshold.RatingProposals;
import org.openmash.threshold.SubjectFacts;
import org.springframework.core.io.ClassPathResource;

/**
 * A case on whose rating people have agreed, published or of the hub's own ({@code policy/worked-cases.csv}). A table
 * that would move one must say so.
 *
 * @param rating what was agreed
 * @param level  level of need as the tables name it
 * @param facts  what the case differs in from nothing known at all, by the names that the tables read
 */
public record WorkedCase(String id, String story, Rating rating, String level, String route,
                         Map<String, Object> facts) {

    /** All of them, in the order of the file. */
    public static List<WorkedCase> all() {
        try {
            return new ClassPathResource("policy/worked-cases.csv").getContentAsString(StandardCharsets.UTF_8).lines()
                    .skip(1).filter(line -> !line.isBlank()).map(line -> line.split(";")).map(cells -> new WorkedCase(
                            cells[0], cells[1], Rating.valueOf(cells[2]), cells[3], cells[4], facts(cells[5]))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> facts(String row) {
        return Stream.of(row.split("\\|")).map(cell -> cell.split("=", 2)).collect(Collectors.toMap(cell -> cell[0],
                cell -> value(cell[0], cell[1]), (a, b) -> b, LinkedHashMap::new));
    }

    private static Object value(String name, String text) {
        return name.equals(Facts.INDICATORS) ? List.of(text.split("\\+"))
                : name.equals("dangerNow") ? (Object) Boolean.valueOf(text)
                : Facts.NUMBERS.contains(name) ? (Object) Integer.valueOf(text) : text;
    }

    /** What these tables propose for it. */
    public RatingProposal proposedBy(DecisionSource tables) {
        return RatingProposals.on(tables).propose(subject());
    }

    private SubjectFacts subject() {
        return new SubjectFacts(code(SubjectKind.class, "subjectKind"), (Integer) facts.get("ageMonths"),
                code(YesNoUnknown.class, "nonMobile"), code(YesNoUnknown.class, "disabled"),
                (Integer) facts.get("gestationWeeks"), code(History.class, "history"),
                (Integer) facts.getOrDefault("repeatContacts12m", 1),
                Boolean.TRUE.equals(facts.get("dangerNow")), List.of(concern()));
    }

    private ConcernFacts concern() {
        var signs = facts.getOrDefault(Facts.INDICATORS, List.of()) instanceof List<?> codes ? codes.stream()
                .map(code -> Indicator.valueOf(code.toString())).collect(Collectors.toSet()) : Set.<Indicator>of();
        return new ConcernFacts(code(Category.class, "category"), code(Severity.class, "severity"),
                code(Immediacy.class, "immediacy"), code(Injury.class, "injury"),
                code(Explanation.class, "explanation"), code(Disclosure.class, "disclosure"),
                code(PerpetratorAccess.class, "perpetratorAccess"), code(DaGrade.class, "daGrade"),
                (Integer) facts.get("daScale"), signs);
    }

    private <E extends Enum<E>> E code(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(facts.get(name))).findFirst()
                .orElse(null);
    }
}
