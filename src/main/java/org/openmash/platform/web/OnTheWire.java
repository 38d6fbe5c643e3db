package org.openmash.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import jakarta.validation.ClockProvider;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.boot.autoconfigure.validation.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How instants are read, and by which clock "not in the future" is judged. */
@Configuration(proxyBeanMethods = false)
class OnTheWire {

    @Bean
    Jackson2ObjectMapperBuilderCustomizer instants() {
        return builder -> builder.deserializerByType(Instant.class, new WithOffset());
    }

    @Bean
    ValidationConfigurationCustomizer hubClock(Clock clock) {
        return configuration -> configuration.clockProvider(new ClockProvider() {
            @Override
            public Clock getClock() {
                return clock;
            }
        });
    }

    /** Every date and time needs its offset; the seconds, which screens leave out, do not matter. */
    private static class WithOffset extends StdScalarDeserializer<Instant> {

        WithOffset() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = parser.getValueAsString();
            try {
                return text == null || text.isBlank() ? null : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException wrong) {
                return (Instant) context.handleWeirdStringValue(Instant.class, "", "date and time with offset");
            }
        }
    }
}
