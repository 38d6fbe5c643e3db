package org.openmash.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form is built alike and shows free text only where nothing can be lost from it. */
class FormRulesTest {

    static List<FormFile> forms() {
        return Shipped.forms();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void a_form_is_built_like_every_form(FormFile form) {
        assertThat(FormRules.isBuiltLikeEveryForm(form)).isEmpty();
        assertThat(FormRules.idsAreUniqueAndSaySomething(form)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void every_question_has_its_words(FormFile form) {
        assertThat(FormRules.everyQuestionHasItsWords(form)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void nothing_is_preselected(FormFile form) {
        assertThat(FormRules.nothingIsPreselected(form)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void every_person_that_is_asked_about_is_shown(FormFile form) {
        assertThat(FormRules.everyGivenRowIsShown(form)).isEmpty();
    }

    /** "age under 5, a Smith in angle brackets" lost the name when it was shown in a text component. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void what_people_typed_is_never_shown_as_markdown(FormFile form) {
        assertThat(FormRules.shownInTextThough(form)).isEmpty();
        assertThat(FormRules.nothingIsFetchedFromElsewhere(form)).isEmpty();
    }

    enum Answer { YES, NO }

    record Row(String name) {
    }

    record Fields(@NotNull Answer answer, String left, List<Row> rows, String tick) {
    }

    @Test
    void a_broken_form_is_noticed_by_every_rule() {
        var broken = FormFile.of(Path.of("src/test/resources/models/broken.form"));
        assertAll(
                () -> assertThat(FormRules.isBuiltLikeEveryForm(broken)).hasSize(4),
                () -> assertThat(FormRules.idsAreUniqueAndSaySomething(broken)).contains("Field_0a1b2c3", "Field_Same"),
                () -> assertThat(FormRules.everyQuestionHasItsWords(broken)).contains("Field_Mute"),
                () -> assertThat(FormRules.nothingIsPreselected(broken)).containsExactly("Field_Answer"),
                () -> assertThat(FormRules.everyGivenRowIsShown(broken)).containsExactly("List_Rows"),
                () -> assertThat(FormRules.shownInTextThough(broken)).containsExactly("form.narrative"),
                () -> assertThat(FormRules.nothingIsFetchedFromElsewhere(broken)).containsExactly("Image_Far"),
                () -> assertThat(FormRules.hasAVersion(broken)).isNotEmpty(),
                () -> assertThat(FormRules.optionsAreStatic(broken)).containsExactly("Field_Same"),
                () -> assertThat(FormRules.fitsTheRecord(broken, Fields.class)).containsExactlyInAnyOrder(
                        "only on the form: mute", "only in the record: left",
                        "answer offers MAYBE, which the record does not take", "only on the form: rows.age",
                        "only in the record: rows.name", "tick is a checkbox and the record has String"));
    }
}
