package org.openmash.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/**
 * How structured content stands in the register. A field that a later release no longer knows is passed over when it is
 * read, so that what was told long ago stays readable. Failures never repeat the content.
 */
@Component
public class RegisterJson {

    private final ObjectMapper json;

    RegisterJson(ObjectMapper json) {
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    public <T> T read(String content, Class<T> type) {
        try {
            return json.readValue(content, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A " + type.getSimpleName() + " in the register could not be read");
        }
    }

    public String write(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A " + content.getClass().getSimpleName()
                    + " could not be written to the register");
        }
    }
}
