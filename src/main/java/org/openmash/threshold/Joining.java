package org.openmash.threshold;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.openmash.referral.Rating;

/**
 * Joins the rules that held into one proposal (M07): the gravest rating, and all agencies, unless a rule restricts
 * whom to ask; a restriction beats the union (M11), and on green nobody is asked.
 */
final class Joining {

    private static final List<String> ALWAYS_ON_RED = List.of("police", "health", "education");
    private static final List<String> ROUTES = List.of("STRATEGY_DISCUSSION", "MASH_DISCUSSION",
            "EARLY_INTERVENTION", "ADVICE");
    private static final List<String> LEVELS = List.of("4", "3-4", "3", "2-3", "2", "1");

    private Joining() {
    }

    static Rating gravest(Collection<Hit> hits) {
        return hits.stream().map(Hit::rating).reduce(Rating::max).orElse(Rating.AMBER);
    }

    /** @param restrictions rules that restrict whom to ask, of this child and of the other children of the household */
    static RatingProposal join(List<Hit> hits, Collection<Hit> restrictions, List<String> askReferrer,
                               Collection<DecisionUsed> decisions) {
        var rating = gravest(hits);
        var asked = rating.atLeast(Rating.AMBER) ? agencies(hits) : Set.<String>of();
        var first = rating.atLeast(Rating.AMBER) ? askedFirst(restrictions) : Set.<String>of();
        return new RatingProposal(rating, best(LEVELS, levels(hits, rating), level(rating)),
                best(ROUTES, routes(hits, rating), route(rating)), List.copyOf(restrictions.isEmpty() ? asked : first),
                heldBack(asked, first, restrictions), reasons(hits), askReferrer,
                List.copyOf(new LinkedHashSet<>(decisions)), hits.stream().anyMatch(Hit::sameDay));
    }

    private static Set<String> agencies(List<Hit> hits) {
        return byUrgency(hits).flatMap(hit -> hit.agencies().stream()).collect(toCollection(LinkedHashSet::new));
    }

    /**
     * Those whom every restriction allows first. If two restrictions exclude each other, the first contacts of both:
     * each is the safe one under its own rule, and the unit manager sees both reasons.
     */
    private static Set<String> askedFirst(Collection<Hit> restrictions) {
        var all = restrictions.stream().flatMap(hit -> hit.askFirst().stream())
                .collect(toCollection(LinkedHashSet::new));
        var allowedByEach = new LinkedHashSet<>(all);
        restrictions.forEach(hit -> allowedByEach.retainAll(hit.askFirst()));
        return allowedByEach.isEmpty() ? all : allowedByEach;
    }

    /** What rules or the default on red would ask beside those asked first; never empty while a restriction holds. */
    private static Map<String, String> heldBack(Set<String> asked, Set<String> first, Collection<Hit> restrictions) {
        var held = new LinkedHashMap<String, String>();
        if (!first.isEmpty()) {
            var why = restrictions.stream().map(Hit::reason).distinct().collect(joining(" "));
            Stream.concat(asked.stream(), ALWAYS_ON_RED.stream()).filter(agency -> !first.contains(agency))
                    .forEach(agency -> held.put(agency, why));
        }
        return held;
    }

    private static List<FiredReason> reasons(List<Hit> hits) {
        return byUrgency(hits).map(Hit::toReason).distinct().toList();
    }

    private static Stream<Hit> byUrgency(List<Hit> hits) {
        return hits.stream()
                .sorted(Comparator.comparing(Hit::rating).thenComparing(Hit::isFloor).thenComparing(Hit::ruleId));
    }

    private static Stream<String> levels(List<Hit> hits, Rating rating) {
        return hits.stream().filter(hit -> hit.rating() == rating).map(Hit::level);
    }

    private static Stream<String> routes(List<Hit> hits, Rating rating) {
        return hits.stream().filter(hit -> hit.rating() == rating).map(Hit::route);
    }

    /**
     * The first in the order that is among the found; a council's own level names have no order here and come as
     * found.
     */
    private static String best(List<String> order, Stream<String> found, String otherwise) {
        var all = found.filter(text -> !text.isEmpty()).sorted().toList();
        return order.stream().filter(all::contains).findFirst().orElse(all.isEmpty() ? otherwise : all.get(0));
    }

    private static String level(Rating rating) {
        return switch (rating) {
            case RED -> "4";
            case AMBER -> "3";
            case GREEN -> "2-3";
            case NONE -> "1";
        };
    }

    private static String route(Rating rating) {
        return ROUTES.get(rating.ordinal());
    }
}
