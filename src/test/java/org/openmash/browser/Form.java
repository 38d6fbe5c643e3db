package org.openmash.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/** A form on the screen, or one row of a list in it, filled in as a person does: by what stands at the fields. */
final class Form {

    private static final DateTimeFormatter BRITISH = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Locator within;

    Form(Locator within) {
        this.within = within;
    }

    /** A field by its label, as it stands there. */
    Locator field(String label) {
        return within.locator(".fjs-form-field:not(.fjs-form-field-group):not(.fjs-form-field-dynamiclist)"
                + ":not(.fjs-form-field-table)")
                .filter(new Locator.FilterOptions().setHas(within.page().locator(".fjs-form-field-label")
                        .filter(exactly(label))));
    }

    Form write(String label, String text) {
        enter(field(label).locator("input, textarea"), text);
        return this;
    }

    Form choose(String label, String option) {
        choose(field(label), option);
        return this;
    }

    static void choose(Locator field, String option) {
        field.locator(".fjs-input-group").click();
        field.locator(".fjs-dropdownlist-item").filter(exactly(option)).click();
        assertThat(field.locator(".fjs-input-group input")).hasValue(option);
    }

    Form answer(String question, String answer) {
        field(question).getByLabel(answer, new Locator.GetByLabelOptions().setExact(true)).check();
        return this;
    }

    Form tick(String label) {
        within.getByLabel(label).check();
        return this;
    }

    /** Of a list to tick: these and no others. */
    Form tickOnly(String label, String... options) {
        for (var box : field(label).locator("input[type=checkbox]").all()) {
            box.uncheck();
        }
        for (var option : options) {
            field(label).getByLabel(option, new Locator.GetByLabelOptions().setExact(true)).check();
        }
        return this;
    }

    Form tag(String label, String option) {
        var field = field(label);
        field.locator(".fjs-taglist-input").fill(option.substring(0, 12));
        field.locator(".fjs-dropdownlist-item").filter(exactly(option)).click();
        assertThat(field.locator(".fjs-taglist-tag")).hasCount(1);
        field.locator(".fjs-taglist-input").blur();
        return this;
    }

    Form date(String label, LocalDate day) {
        var input = field(label).locator("input").first();
        input.fill(day.format(BRITISH));
        input.press("Enter");
        return this;
    }

    Form moment(String label, LocalDate day, String time) {
        date(label, day);
        var input = field(label).locator("input").last();
        input.fill(time);
        input.press("Enter");
        input.press("Tab");
        return this;
    }

    static void enter(Locator input, String text) {
        input.fill(text);
        input.blur();
        assertThat(input).hasValue(text);
    }

    /** A list's rows. */
    Rows rows(String label) {
        var list = within.locator(".fjs-form-field-dynamiclist, .fjs-form-field-group")
                .filter(new Locator.FilterOptions().setHas(within.page().locator(":scope > label")
                        .filter(exactly(label))));
        return new Rows(list.last());
    }

    String value(String label) {
        return field(label).locator("input, textarea").inputValue();
    }

    /** The words and nothing else but the sign that an answer is needed. The pattern is read by the browser. */
    private static Locator.FilterOptions exactly(String text) {
        return new Locator.FilterOptions().setHasText(Pattern.compile(
                "^\\s*" + text.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0") + "\\s*\\*?\\s*$"));
    }

    /** A list that grows and shrinks. */
    record Rows(Locator list) {

        private static final String ROW = ".fjs-repeat-row-container";

        Form row(int number) {
            return new Form(list.locator(ROW).nth(number - 1));
        }

        Form add() {
            // the row before may still be drawn, and the button may still move
            list.page().waitForTimeout(200);
            int before = list.locator(ROW).count();
            list.locator(".fjs-repeat-render-add").click();
            assertThat(list.locator(ROW)).hasCount(before + 1);
            return row(before + 1);
        }

        /** The row that the form begins with, as long as it is empty; afterwards a new one. */
        Form next(String nameOfTheFirstField) {
            var first = list.locator(ROW).count() == 1 ? row(1) : null;
            return first != null && first.value(nameOfTheFirstField).isEmpty() ? first : add();
        }

        /** One row for each person of a list that neither grows nor shrinks: fields of the same label in order. */
        List<Locator> fixed(String label) {
            return new Form(list).field(label).all();
        }
    }
}
