package org.openmash.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openmash.platform.DecisionDeployments;
import org.openmash.platform.DecisionDraft;
import org.openmash.platform.DecisionFile;
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

/** What holds of every rating, whatever is reported: there is one, and a worse answer never lowers it. */
class RatingPropertiesTest {

    private static final DecisionSource SHIPPED = shipped();
    private static final RatingProposals PROPOSALS = RatingProposals.on(SHIPPED);
    private static final Integer[] AGES = {null, 0, 5, 11, 23, 60, 83, 95, 119, 155, 191, 200};
    private static final int SAMPLES = 600;
    /** Of the whole product every 23rd; all 147,500 with {@code -Dmash.totality=all}, which takes minutes. */
    private static final int EACH = "all".equals(System.getProperty("mash.totality")) ? 1 : 23;

    /** Each list from the most reassuring answer to the gravest; what is not known stands for itself elsewhere. */
    private static final List<Severity> SEVERITY = List.of(Severity.LOW, Severity.MODERATE, Severity.SERIOUS,
            Severity.SEVERE);
    private static final List<Immediacy> IMMEDIACY = List.of(Immediacy.HISTORIC, Immediacy.ONGOING, Immediacy.IMMINENT);
    private static final List<Injury> INJURY = List.of(Injury.NONE, Injury.MINOR, Injury.SUSPICIOUS, Injury.SERIOUS);
    private static final List<Explanation> EXPLANATION = List.of(Explanation.CONSISTENT, Explanation.NONE_GIVEN,
            Explanation.INCONSISTENT);
    private static final List<Disclosure> DISCLOSURE = List.of(Disclosure.NONE, Disclosure.ADULT, Disclosure.CHILD);
    private static final List<PerpetratorAccess> ACCESS = List.of(PerpetratorAccess.NONE, PerpetratorAccess.SUPERVISED,
            PerpetratorAccess.UNSUPERVISED, PerpetratorAccess.SAME_HOUSEHOLD);
    private static final List<DaGrade> GRADE = List.of(DaGrade.STANDARD, DaGrade.MEDIUM, DaGrade.HIGH);
    private static final List<History> HISTORY = List.of(History.NONE, History.EARLY_HELP, History.PREV_CIN,
            History.PREV_LAC, History.PREV_CP, History.SIBLING_CP_OR_REMOVED);
    private static final List<Integer> OLDEST_FIRST = List.of(200, 191, 155, 119, 95, 83, 60, 23, 11, 5, 0);

    /**
     * Signs that speak for the family, or are the mild end of a kind of concern. They answer what was unknown: nothing
     * chosen is no answer, and amber; one early sign with protective parents is the green of its rule.
     */
    private static final Set<Indicator> MILD = EnumSet.of(Indicator.VERIFIED_MEDICAL_CAUSE, Indicator.PARENTS_SEPARATED,
            Indicator.PARENTS_ENGAGING, Indicator.PARENTS_PROTECTIVE, Indicator.SUPPORTED_BY_PARENTS_AND_SCHOOL,
            Indicator.CONTROLLED_USE_IN_TREATMENT, Indicator.RETURNED_AND_EXPLAINED, Indicator.BULLYING,
            Indicator.CONSENSUAL_IMAGE_SHARING, Indicator.PARENTAL_CONFLICT, Indicator.EVICTION_RISK,
            Indicator.POOR_ATTENDANCE, Indicator.SECRETIVE_PHONE_USE, Indicator.MUCH_OLDER_FRIENDS,
            Indicator.SEXUALISED_BEHAVIOUR, Indicator.STAYS_OUT_LATE);

    private static DecisionSource shipped() {
        var drafts = DecisionDeployments.shippedTexts().stream().map(text -> DecisionDraft.of(DecisionFile.read(text)))
                .toList();
        return (key, inputs) -> drafts.stream().filter(draft -> draft.file().decisions().contains(key)).findFirst()
                .orElseThrow().evaluate(key, inputs);
    }

    /** Everything that the tables can be told about one concern of one child. */
    private record Told(Category category, Severity severity, Immediacy immediacy, Injury injury, Explanation explanation,
                        Disclosure disclosure, PerpetratorAccess access, DaGrade grade, Integer scale, Set<Indicator> signs,
                        SubjectKind kind, Integer age, YesNoUnknown nonMobile, YesNoUnknown disabled, Integer weeks,
                        History history, int contacts, boolean danger) {

        Rating rating() {
            return PROPOSALS.propose(subject()).rating();
        }

        SubjectFacts subject() {
            return new SubjectFacts(kind, age, nonMobile, disabled, weeks, history, contacts, danger, List.of(
                    new ConcernFacts(category, severity, immediacy, injury, explanation, disclosure, access, grade, scale,
                            signs)));
        }

        /** What the threshold tables alone say, without the floor. */
        String ratingWithoutFloor() {
            var facts = subject();
            return SHIPPED.evaluate(ThresholdTables.CONCERN_RATING, ThresholdTables.inputs(facts,
                    facts.concerns().get(0))).row().map(row -> String.valueOf(row.get("rating"))).orElse("nothing");
        }
    }

    private static final class Chance {

        private final Random random;

        Chance(long seed) {
            this.random = new Random(seed);
        }

        <T> T of(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }

        <T> T of(T[] values) {
            return values[random.nextInt(values.length)];
        }

        /** Mostly the calm end, where a worse answer matters. */
        <T> T calmly(List<T> values) {
            return random.nextInt(10) < 7 ? values.get(0) : of(values);
        }

        int upTo(int most) {
            return random.nextInt(most + 1);
        }

        Set<Indicator> signs() {
            var signs = EnumSet.noneOf(Indicator.class);
            for (int i = upTo(3); i > 0; i--) {
                signs.add(of(Indicator.values()));
            }
            return signs;
        }
    }

    private static Told anything(Chance chance) {
        var category = chance.of(Category.values());
        return new Told(category, chance.calmly(SEVERITY), chance.calmly(IMMEDIACY), chance.calmly(INJURY),
                chance.calmly(EXPLANATION), chance.calmly(DISCLOSURE), chance.calmly(ACCESS), chance.calmly(GRADE),
                chance.of(new Integer[]{null, 1, 2, 3, 4}), signsOf(category, chance),
                chance.of(List.of(SubjectKind.CHILD, SubjectKind.CHILD, SubjectKind.UNBORN)), chance.of(OLDEST_FIRST),
                chance.calmly(List.of(YesNoUnknown.NO, YesNoUnknown.YES)),
                chance.calmly(List.of(YesNoUnknown.NO, YesNoUnknown.YES)), chance.of(new Integer[]{10, 12, 24, 36, 40}),
                chance.calmly(HISTORY), 1 + chance.upTo(2), false);
    }

    private static Set<Indicator> signsOf(Category category, Chance chance) {
        var signs = EnumSet.noneOf(Indicator.class);
        Stream.of(Indicator.values()).filter(sign -> sign.categories().contains(category))
                .filter(sign -> chance.upTo(MILD.contains(sign) ? 1 : 9) == 0).forEach(signs::add);
        return signs;
    }

    /** The same with one answer graver, whichever chance picks. */
    private static Told graver(Told is, Chance chance) {
        var step = chance.upTo(13);
        return new Told(is.category, step == 0 ? next(SEVERITY, is.severity) : is.severity,
                step == 1 ? next(IMMEDIACY, is.immediacy) : is.immediacy, step == 2 ? next(INJURY, is.injury) : is.injury,
                step == 3 ? next(EXPLANATION, is.explanation) : is.explanation,
                step == 4 ? next(DISCLOSURE, is.disclosure) : is.disclosure,
                step == 5 ? next(ACCESS, is.access) : is.access, step == 6 ? next(GRADE, is.grade) : is.grade,
                step == 7 && is.scale != null ? Integer.valueOf(Math.min(4, is.scale + 1)) : is.scale,
                step == 8 ? oneMoreSign(is.signs, chance) : is.signs, is.kind,
                step == 9 ? next(OLDEST_FIRST, is.age) : is.age, step == 10 ? YesNoUnknown.YES : is.nonMobile,
                step == 11 ? YesNoUnknown.YES : is.disabled, is.weeks,
                is.history, step == 12 ? is.contacts + 1 : is.contacts, step == 13);
    }

    private static <T> T next(List<T> order, T value) {
        return order.get(Math.min(order.size() - 1, order.indexOf(value) + 1));
    }

    private static Set<Indicator> oneMoreSign(Set<Indicator> signs, Chance chance) {
        var more = EnumSet.noneOf(Indicator.class);
        more.addAll(signs);
        more.add(chance.of(List.copyOf(EnumSet.complementOf(EnumSet.copyOf(MILD)))));
        return more;
    }

    @Test
    void a_worse_answer_never_lowers_a_rating() {
        var moved = new AtomicInteger();
        var lowered = new ArrayList<String>();
        IntStream.range(0, SAMPLES).parallel().forEach(seed -> {
            var chance = new Chance(seed);
            var is = anything(chance);
            var worse = graver(is, chance);
            var before = is.rating();
            var after = worse.rating();
            if (before != after) {
                moved.incrementAndGet();
            }
            if (!after.atLeast(before)) {
                synchronized (lowered) {
                    lowered.add(before + " became " + after + "\n  of " + is + "\n  by " + worse);
                }
            }
        });
        System.out.println("A worse answer: " + SAMPLES + " pairs, " + moved + " raised, " + lowered.size() + " lowered");
        assertThat(lowered).isEmpty();
        assertThat(moved.get()).as("pairs in which the worse answer matters").isGreaterThan(SAMPLES / 20);
    }

    @Test
    void an_answer_that_becomes_unknown_never_lowers_a_rating_below_the_most_reassuring_answer() {
        IntStream.range(0, 3_000).parallel().forEach(seed -> {
            var is = anything(new Chance(seed));
            var calm = new Told(is.category, Severity.LOW, is.immediacy, Injury.NONE, is.explanation, Disclosure.NONE,
                    PerpetratorAccess.NONE, DaGrade.STANDARD, null, is.signs, is.kind, 200, YesNoUnknown.NO,
                    YesNoUnknown.NO, is.weeks, History.NONE, 1, false);
            var unknown = new Told(is.category, Severity.UNKNOWN, is.immediacy, Injury.UNKNOWN, is.explanation,
                    Disclosure.UNKNOWN, PerpetratorAccess.UNKNOWN, DaGrade.UNKNOWN, null, is.signs, is.kind, null,
                    YesNoUnknown.UNKNOWN, YesNoUnknown.UNKNOWN, is.weeks, History.UNKNOWN, 1, false);
            assertThat(unknown.rating().atLeast(calm.rating())).as(is.toString()).isTrue();
        });
    }

    /** The lists that a category's rules look at, all of them together; what the child is like varies along the way. */
    private static Stream<Told> everything(Category category) {
        var asks = EnumSet.of(Category.PHYSICAL, Category.SEXUAL, Category.OTHER, Category.UNKNOWN).contains(category);
        var reaches = asks || category == Category.DOMESTIC_ABUSE || category == Category.POSITION_OF_TRUST;
        var graded = category == Category.DOMESTIC_ABUSE;
        var chance = new Chance(category.ordinal());
        return Stream.of(Severity.values()).flatMap(severity -> Stream.of(Immediacy.values()).flatMap(immediacy ->
                Stream.of(Injury.values()).flatMap(injury -> Stream.of(Explanation.values()).flatMap(explanation ->
                Arrays.stream(asks ? Disclosure.values() : new Disclosure[]{Disclosure.NONE}).flatMap(disclosure ->
                Arrays.stream(reaches ? PerpetratorAccess.values() : new PerpetratorAccess[]{PerpetratorAccess.NONE})
                        .flatMap(access -> Arrays.stream(graded ? DaGrade.values() : new DaGrade[]{DaGrade.NOT_DONE})
                        .flatMap(grade -> Arrays.stream(graded ? new Integer[]{null, 1, 2, 3, 4} : new Integer[]{null})
                        .map(scale -> new Told(category, severity, immediacy, injury, explanation, disclosure, access, grade,
                                scale, chance.signs(), chance.of(List.of(SubjectKind.CHILD, SubjectKind.UNBORN)),
                                chance.of(AGES), chance.of(YesNoUnknown.values()), chance.of(YesNoUnknown.values()),
                                chance.of(new Integer[]{null, 10, 20, 36}), chance.of(History.values()),
                                chance.upTo(4), false)))))))));
    }

    @Test
    void every_combination_of_the_lists_of_a_category_has_a_rating_and_a_reason() {
        var counts = new EnumMap<Category, Long>(Category.class);
        var ratings = new ConcurrentHashMap<String, AtomicInteger>();
        var whole = 0;
        for (var category : Category.values()) {
            var product = everything(category).toList();
            var all = IntStream.range(0, product.size()).filter(i -> i % EACH == 0).mapToObj(product::get).toList();
            all.parallelStream().forEach(told -> ratings.computeIfAbsent(told.ratingWithoutFloor(),
                    any -> new AtomicInteger()).incrementAndGet());
            counts.put(category, (long) all.size());
            whole += product.size();
        }
        var evaluated = ratings.values().stream().mapToInt(AtomicInteger::get).sum();
        System.out.println("Totality: " + evaluated + " of " + whole + " combinations, none without a rating: " + ratings
                + "; by category " + counts);
        assertThat(whole).isEqualTo(26 * 625 + 4 * 12_500 + 3_125 + 78_125);
        assertThat(evaluated).isGreaterThanOrEqualTo(whole / EACH);
        assertThat(ratings).containsOnlyKeys("RED", "AMBER", "GREEN", "NONE");
    }

    @Test
    void a_table_whose_rows_are_in_another_order_rates_everything_alike() {
        var reversed = DecisionDraft.of(DecisionFile.read(ThresholdTablesTest.shuffledConcernRating(7)));
        var other = RatingProposals.on((key, inputs) -> reversed.file().decisions().contains(key)
                ? reversed.evaluate(key, inputs) : SHIPPED.evaluate(key, inputs));
        for (int seed = 0; seed < 1_000; seed++) {
            var is = anything(new Chance(seed));
            assertThat(other.propose(is.subject())).as(is.toString()).isEqualTo(PROPOSALS.propose(is.subject()));
        }
    }
}
