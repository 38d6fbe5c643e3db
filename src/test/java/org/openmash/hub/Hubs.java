package org.openmash.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The shipped hubs for tests without an application, with what a test wants otherwise. */
public final class Hubs {

    private static final String SETTINGS = "mash.hub-settings";

    private Hubs() {
    }

    /** @param otherwise "calendar.closed-on=2026-12-24", without the beginning "mash.hub-settings." */
    public static HubSettings wolverhampton(String... otherwise) {
        return named("wolverhampton", otherwise);
    }

    public static HubSettings named(String name, String... otherwise) {
        var sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("the test's own", properties(otherwise)));
        shipped(name).forEach(sources::addLast);
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind(SETTINGS, Bindable.of(HubSettings.class)).get();
    }

    private static Map<String, Object> properties(String... otherwise) {
        var properties = new LinkedHashMap<String, Object>();
        List.of(otherwise).forEach(line -> properties.put(SETTINGS + "." + line.substring(0, line.indexOf('=')),
                line.substring(line.indexOf('=') + 1)));
        return properties;
    }

    static List<PropertySource<?>> shipped(String name) {
        try {
            return new YamlPropertySourceLoader().load(name, new ClassPathResource("hub/" + name + ".yaml"));
        } catch (IOException notRead) {
            throw new UncheckedIOException(notRead);
        }
    }
}
