package org.openmash.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.story.Contacts;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The words that make a person look again, and words that only look like them. */
class RedWordsTest {

    private static RedWords words;

    @BeforeAll
    static void as_they_ship() throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader().load("red-words", new ClassPathResource("red-words.yaml"))
                .forEach(environment.getPropertySources()::addFirst);
        words = Binder.get(environment).bind("mash.red-words", RedWords.class).get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"He had a KNIFE in the kitchen", "she was strangled last night", "says he wants to  die soon: "
            + "\"I am suicidal\"", "There is bruising on both arms", "forced\nmarriage", "took an overdose", "left alone all"
            + " night", "He hit her.", "self-harming again"})
    void a_word_of_danger_is_found_whatever_its_case_ending_or_line_break(String text) {
        assertThat(words.in(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The placement is stable", "He misses school and has good reading skills", "missing lessons",
        "a heartbeat was heard", "rapeseed oil", "She enjoys drama", ""})
    void a_word_that_only_looks_like_one_is_left(String text) {
        assertThat(words.in(text)).isEmpty();
    }

    @Test
    void they_come_back_as_they_stand_there_each_once() {
        assertThat(words.in("Strangled. He strangled her, she was Strangled")).containsExactly("Strangled", "strangled");
    }

    @Test
    void a_contact_is_searched_in_every_concern() {
        assertThat(words.in(Contacts.green())).isEmpty();
        var told = Contacts.green().withConcerns(List.of(new Contact.Concern(null,
                Category.ATTENDANCE, null, null, null, null, null, null, null, null, null,
                "He is often late, and says that dad beats him.")));
        assertThat(words.in(told)).containsExactly("beats");
    }
}
