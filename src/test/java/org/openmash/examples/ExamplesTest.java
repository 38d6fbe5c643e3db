package org.openmash.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The contacts of docs/examples, posted as they stand by the partner system: accepted, rated as their names say. */
@StoryTest
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("docs/examples");

    @Autowired
    WebApplicationContext application;

    private MockMvc http;

    @BeforeEach
    void open() {
        http = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
    }

    @ParameterizedTest
    @CsvSource({"red,RED,false", "amber,AMBER,false", "green,GREEN,false", "none,NONE,false", "danger-now,RED,true",
        "adult,AMBER,false", "unknown-child,AMBER,false", "early-help,GREEN,false"})
    void an_example_is_accepted_and_comes_out_at_its_rating(String example, String rating, boolean danger)
            throws Exception {
        var location = http.perform(post("/api/referrals").with(httpBasic("partner", "partner"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(Files.readString(EXAMPLES.resolve(example + ".json"))))
                .andExpect(status().isCreated()).andReturn().getResponse().getHeader("Location");

        var seen = http.perform(get(location).with(httpBasic("partner", "partner"))).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsString();
        assertThat(JsonPath.<String>read(seen, "$.proposedRating")).isEqualTo(rating);
        assertThat(JsonPath.<Boolean>read(seen, "$.dangerNow")).isEqualTo(danger);
    }

    @Test
    void no_example_is_left_out_here() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")).sorted())
                    .containsExactlyElementsOf(List.of("adult.json", "amber.json", "danger-now.json", "early-help.json",
                            "green.json", "none.json", "red.json", "unknown-child.json"));
        }
    }
}
