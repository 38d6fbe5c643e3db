package org.openmash.threshold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openmash.referral.Category;
import org.openmash.referral.DaGrade;
import org.openmash.referral.Disclosure;
import org.openmash.referral.Explanation;
import org.openmash.referral.Immediacy;
import org.openmash.referral.Indicator;
import org.openmash.referral.Injury;
import org.openmash.referral.PerpetratorAccess;
import org.openmash.referral.Rating;
import org.openmash.referral.Severity;

/** Every single answer that would change a rating: one is given differently, all others stay, and the tables are asked. */
final class WhatIf {

    private static final int CONCERNS = 5;
    private static final int SHOWN = 12;

    private final SubjectFacts facts;
    private final Function<SubjectFacts, Rating> tables;
    private final Rating now;
    private final Map<String, WouldChange> found = new LinkedHashMap<>();

    private WhatIf(SubjectFacts facts, Function<SubjectFacts, Rating> tables) {
        this.facts = facts;
        this.tables = tables;
        this.now = tables.apply(facts);
    }

    /** What is not known first, then what would raise most. */
    static List<WouldChange> of(SubjectFacts facts, Function<SubjectFacts, Rating> tables) {
        var whatIf = new WhatIf(facts, tables);
        for (int i = 0; i < Math.min(CONCERNS, facts.concerns().size()); i++) {
            whatIf.tryAnswers(i, facts.concerns().get(i));
        }
        return whatIf.found.values().stream().sorted(Comparator.comparing((WouldChange one) -> !one.unknown())
                .thenComparing(WouldChange::rating)).limit(SHOWN).toList();
    }

    private void tryAnswers(int at, ConcernFacts concern) {
        var is = concern;
        each("How serious is it?", Severity.values(), is.severity(), Severity::label, to -> replaced(at, new ConcernFacts(
                is.category(), to, is.immediacy(), is.injury(), is.explanation(), is.disclosure(), is.perpetratorAccess(),
                is.daGrade(), is.daScale(), is.indicators())));
        each("When?", Immediacy.values(), is.immediacy(), Immediacy::label, to -> replaced(at, new ConcernFacts(
                is.category(), is.severity(), to, is.injury(), is.explanation(), is.disclosure(), is.perpetratorAccess(),
                is.daGrade(), is.daScale(), is.indicators())));
        each("Is the child hurt?", Injury.values(), is.injury(), Injury::label, to -> replaced(at, new ConcernFacts(
                is.category(), is.severity(), is.immediacy(), to, is.explanation(), is.disclosure(),
                is.perpetratorAccess(), is.daGrade(), is.daScale(), is.indicators())));
        each("How was it explained?", Explanation.values(), is.explanation(), Explanation::label, to -> replaced(at,
                new ConcernFacts(is.category(), is.severity(), is.immediacy(), is.injury(), to, is.disclosure(),
                        is.perpetratorAccess(), is.daGrade(), is.daScale(), is.indicators())));
        each("Who said so?", Disclosure.values(), is.disclosure(), Disclosure::label, to -> replaced(at,
                new ConcernFacts(is.category(), is.severity(), is.immediacy(), is.injury(), is.explanation(), to,
                        is.perpetratorAccess(), is.daGrade(), is.daScale(), is.indicators())));
        each("Can they reach the child?", PerpetratorAccess.values(), is.perpetratorAccess(), PerpetratorAccess::label,
                to -> replaced(at, new ConcernFacts(is.category(), is.severity(), is.immediacy(), is.injury(),
                        is.explanation(), is.disclosure(), to, is.daGrade(), is.daScale(), is.indicators())));
        if (is.category() == Category.DOMESTIC_ABUSE) {
            each("Risk assessment?", DaGrade.values(), is.daGrade(), DaGrade::label, to -> replaced(at, new ConcernFacts(
                    is.category(), is.severity(), is.immediacy(), is.injury(), is.explanation(), is.disclosure(),
                    is.perpetratorAccess(), to, is.daScale(), is.indicators())));
        }
        signs(at, is);
    }

    private <E extends Enum<E>> void each(String question, E[] answers, E given, Function<E, String> label,
                                          Function<E, SubjectFacts> answered) {
        var words = new LinkedHashMap<Rating, List<String>>();
        Stream.of(answers).filter(to -> to != given && !to.name().equals("UNKNOWN")).forEach(to -> {
            var rating = tables.apply(answered.apply(to));
            if (rating != now) {
                words.computeIfAbsent(rating, any -> new ArrayList<>()).add(label.apply(to));
            }
        });
        words.forEach((rating, labels) -> found.putIfAbsent(question + rating, new WouldChange(question + " "
                + String.join(" / ", labels), given.name().equals("UNKNOWN"), rating)));
    }

    private void signs(int at, ConcernFacts is) {
        Stream.of(Indicator.values()).filter(sign -> sign.categories().contains(is.category()))
                .filter(sign -> !is.indicators().contains(sign)).forEach(sign -> {
                    var more = new HashSet<>(is.indicators());
                    more.add(sign);
                    var rating = tables.apply(replaced(at, new ConcernFacts(is.category(), is.severity(), is.immediacy(),
                            is.injury(), is.explanation(), is.disclosure(), is.perpetratorAccess(), is.daGrade(),
                            is.daScale(), more)));
                    if (rating != now) {
                        found.putIfAbsent(sign.name(), new WouldChange(sign.label(), false, rating));
                    }
                });
    }

    private SubjectFacts replaced(int at, ConcernFacts concern) {
        var concerns = new ArrayList<>(facts.concerns());
        concerns.set(at, concern);
        return new SubjectFacts(facts.kind(), facts.ageMonths(), facts.nonMobile(), facts.disabled(),
                facts.gestationWeeks(), facts.history(), facts.repeatContacts12m(), facts.dangerNow(), concerns,
                facts.redWords());
    }
}
