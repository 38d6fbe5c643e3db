package org.openmash.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** Whether everybody can use a page, as far as a programme can tell. Looked at in the page itself, and for violations only. */
final class Axe {

    private Axe() {
    }

    /** @param parts of the page that are looked at; without any, all of it */
    static void findsNothingSerious(Page page, String... parts) {
        var violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        var axe = new AxeBuilder(page).setLegacyMode(true).options(violations);
        if (parts.length > 0) {
            axe.include(List.of(parts));
        }
        assertThat(axe.analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(rule -> rule.getId() + " " + rule.getNodes().stream().map(Object::toString).toList()).toList())
                .as("what axe finds on %s", page.url()).isEmpty();
    }
}
