package org.openmash.threshold;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openmash.referral.Category;
import org.openmash.referral.DaGrade;
import org.openmash.referral.Disclosure;
import org.openmash.referral.Explanation;
import org.openmash.referral.Immediacy;
import org.openmash.referral.Injury;
import org.openmash.referral.PerpetratorAccess;
import org.openmash.referral.Severity;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;

/** What is unknown about a child and worth asking the referrer at once, since an answer may change the rating. */
final class Questions {

    private static final int MONTHS_OF_FIRST_YEARS = 24;
    /** Where a rule looks at the answer; the form asks in the same places. */
    private static final Set<Category> DISCLOSURE = EnumSet.of(Category.PHYSICAL, Category.SEXUAL, Category.OTHER,
            Category.UNKNOWN);
    private static final Set<Category> ACCESS = EnumSet.of(Category.PHYSICAL, Category.SEXUAL, Category.DOMESTIC_ABUSE,
            Category.POSITION_OF_TRUST, Category.OTHER, Category.UNKNOWN);

    private Questions() {
    }

    static List<String> about(SubjectFacts subject) {
        var questions = new LinkedHashSet<String>();
        if (subject.concerns().isEmpty()) {
            questions.add("What is the concern about?");
        }
        subject.concerns().forEach(concern -> questions.addAll(about(subject, concern)));
        return List.copyOf(questions);
    }

    private static List<String> about(SubjectFacts subject, ConcernFacts concern) {
        var questions = new ArrayList<String>();
        ask(questions, concern.category() == Category.UNKNOWN, "What is the concern about?");
        ask(questions, subject.kind() == SubjectKind.CHILD && subject.ageMonths() == null, "How old is the child?");
        ask(questions, subject.kind() == SubjectKind.UNBORN && subject.gestationWeeks() == null,
                "How many weeks is the pregnancy?");
        if (concern.category().isHarm()) {
            questions.addAll(aboutHarm(subject, concern));
        }
        return questions;
    }

    private static List<String> aboutHarm(SubjectFacts subject, ConcernFacts concern) {
        var questions = new ArrayList<String>();
        ask(questions, concern.severity() == Severity.UNKNOWN, "How serious is it?");
        ask(questions, concern.immediacy() == Immediacy.UNKNOWN, "When did it happen, or is it going on?");
        ask(questions, concern.injury() == Injury.UNKNOWN, "Is the child injured?");
        ask(questions, isInjured(concern) && concern.explanation() == Explanation.UNKNOWN,
                "How was the injury explained?");
        ask(questions, isInjured(concern) && isYoung(subject) && subject.nonMobile() == YesNoUnknown.UNKNOWN,
                "Can the child crawl, cruise or move about?");
        ask(questions, DISCLOSURE.contains(concern.category()) && concern.disclosure() == Disclosure.UNKNOWN, "Has the child or an adult said what happened?");
        ask(questions, ACCESS.contains(concern.category()) && concern.perpetratorAccess() == PerpetratorAccess.UNKNOWN,
                "Can the person who may have done the harm reach the child now?");
        ask(questions, concern.category() == Category.DOMESTIC_ABUSE && concern.daGrade() == DaGrade.UNKNOWN,
                "Has a domestic abuse risk assessment been done, and what is its grade?");
        ask(questions, subject.disabled() == YesNoUnknown.UNKNOWN && subject.kind() == SubjectKind.CHILD,
                "Is the child disabled, or unable to tell?");
        return questions;
    }

    private static boolean isInjured(ConcernFacts concern) {
        return concern.injury() != Injury.NONE && concern.injury() != Injury.UNKNOWN;
    }

    private static boolean isYoung(SubjectFacts subject) {
        return subject.kind() == SubjectKind.CHILD
                && (subject.ageMonths() == null || subject.ageMonths() < MONTHS_OF_FIRST_YEARS);
    }

    private static void ask(List<String> questions, boolean worthAsking, String question) {
        if (worthAsking) {
            questions.add(question);
        }
    }
}
