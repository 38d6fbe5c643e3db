package org.openmash.information;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openmash.platform.DecisionSource;
import org.openmash.platform.Decisions.DecisionFailed;
import org.openmash.platform.Decisions.FiredRule;
import org.openmash.referral.Category;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Rating;
import org.openmash.referral.YesNoUnknown;
import org.openmash.sharing.RestrictedKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Which agencies are proposed to be asked, and which wait: the table {@code agency-selection.dmn} (domain, 2.5). Several rows
 * may hold, and the strictest counts; a person decides.
 */
@Service
class AgencySelection {

    private static final String TABLE = "agencySelection";
    private static final Logger LOG = LoggerFactory.getLogger(AgencySelection.class);

    private final DecisionSource tables;

    AgencySelection(DecisionSource tables) {
        this.tables = tables;
    }

    /** The strictest first. */
    enum Standing { HELD_BACK, PROPOSED, NOT_PROPOSED }

    /** What the rules of the rating say of an agency; {@code ASKS_FIRST} where one that restricts whom to ask names it. */
    enum RuleSays { ASKS_FIRST, ASKS, HOLDS_BACK, SAYS_NOTHING }

    /** @param tenOrOlder is any child of the case ten or older? Known of all of them, or not known */
    record OfTheCase(Rating rating, RestrictedKind restrictedKind, Collection<Category> categories, ConsentState consent,
                     YesNoUnknown adultsAtHome, YesNoUnknown tenOrOlder) {
    }

    /** @param knewBefore did it know somebody of the case when it was asked about an earlier one? */
    record OfTheAgency(String code, RuleSays ruleSays, boolean saidToKnow, boolean knewBefore) {
    }

    /** @param rules ids and sentences of the rows that gave the standing */
    record Selected(Standing standing, Map<String, String> rules) {
    }

    /**
     * Each agency by its code. Never throws: what no row foresees, and what a broken table cannot say, stands as the rules of
     * the rating say.
     */
    Map<String, Selected> of(List<OfTheAgency> agencies, OfTheCase mashCase) {
        var asked = tables.withoutTrace();
        var selected = new LinkedHashMap<String, Selected>();
        agencies.forEach(agency -> selected.put(agency.code(), of(asked, agency, mashCase)));
        return selected;
    }

    private static Selected of(DecisionSource asked, OfTheAgency agency, OfTheCase mashCase) {
        try {
            var rows = categories(mashCase).flatMap(category -> asked.evaluate(TABLE, inputs(agency, mashCase, category)).rules()
                    .stream()).toList();
            return strictest(rows, agency);
        } catch (DecisionFailed e) {
            LOG.error("MASH-ASKING-01 {}; the rules of the rating say who is asked", e.getMessage());
            return fallback(agency);
        }
    }

    private static Stream<Category> categories(OfTheCase mashCase) {
        return mashCase.categories().isEmpty() ? Stream.of(Category.UNKNOWN) : mashCase.categories().stream().distinct();
    }

    private static Selected strictest(List<FiredRule> rows, OfTheAgency agency) {
        var standing = rows.stream().map(AgencySelection::standing).min(Comparator.naturalOrder());
        if (standing.isEmpty()) {
            return fallback(agency);
        }
        var rules = new LinkedHashMap<String, String>();
        rows.stream().filter(row -> standing(row) == standing.get()).forEach(row -> rules.put(row.ruleId(), row.reason()));
        return new Selected(standing.get(), rules);
    }

    /** A slip of the pen in the table proposes nobody. */
    private static Standing standing(FiredRule row) {
        var said = Objects.toString(row.outputs().get("standing"), "").strip();
        return Arrays.stream(Standing.values()).filter(one -> one.name().equals(said)).findFirst().orElse(Standing.NOT_PROPOSED);
    }

    private static Selected fallback(OfTheAgency agency) {
        return new Selected(switch (agency.ruleSays()) {
            case ASKS_FIRST, ASKS -> Standing.PROPOSED;
            case HOLDS_BACK -> Standing.HELD_BACK;
            case SAYS_NOTHING -> Standing.NOT_PROPOSED;
        }, Map.of("fallback", "The table of agencies says nothing of it: the rules of the rating decide. [safe default]"));
    }

    private static Map<String, Object> inputs(OfTheAgency agency, OfTheCase mashCase, Category category) {
        var inputs = new LinkedHashMap<String, Object>();
        inputs.put("agency", agency.code());
        inputs.put("rating", mashCase.rating().name());
        inputs.put("ruleSays", agency.ruleSays().name());
        inputs.put("restrictedKind", mashCase.restrictedKind().name());
        inputs.put("category", category.name());
        inputs.put("consent", mashCase.consent().name());
        inputs.put("saidToKnow", agency.saidToKnow() ? "YES" : "NO");
        inputs.put("knewBefore", agency.knewBefore() ? "YES" : "NO");
        inputs.put("adultsAtHome", mashCase.adultsAtHome().name());
        inputs.put("tenOrOlder", mashCase.tenOrOlder().name());
        return inputs;
    }
}
