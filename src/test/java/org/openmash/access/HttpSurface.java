package org.openmash.access;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.ServletContextResource;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Every method and path that the running application answers, asked of the application itself: the servlets of its
 * container, Spring's handlers, and what Jersey would route, sub-resources included.
 */
final class HttpSurface {

    /** @param path a path with stars for its variables; {@code **} where a servlet takes whatever follows */
    record Door(String method, String path) implements Comparable<Door> {

        @Override
        public int compareTo(Door other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final List<String> ANY_METHOD = List.of("GET", "POST", "PUT", "DELETE", "PATCH");
    private static final int DEEPEST = 8;

    private final ApplicationContext context;
    private final Set<Door> doors = new TreeSet<>();

    private HttpSurface(ApplicationContext context) {
        this.context = context;
    }

    static Set<Door> of(WebApplicationContext context) {
        var surface = new HttpSurface(context);
        surface.spring();
        surface.servlets(context.getServletContext());
        return surface.doors;
    }

    /** What Spring's handlers read beside the path: parameters of an address, and fields of a form. */
    static Map<Door, Set<String>> parameters(WebApplicationContext context) {
        var found = new TreeMap<Door, Set<String>>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().forEach(mapping ->
                mapping.getHandlerMethods().forEach((info, handler) -> {
                    var names = Stream.of(handler.getMethodParameters()).flatMap(HttpSurface::names)
                            .collect(Collectors.toCollection(TreeSet::new));
                    if (!names.isEmpty()) {
                        doors(info).forEach(door -> found.put(door, names));
                    }
                }));
        return found;
    }

    /** A record without an annotation is filled by Spring from what its components are called. */
    private static Stream<String> names(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        var type = parameter.getParameterType();
        if (parameter.hasParameterAnnotation(RequestParam.class)) {
            var named = parameter.getParameterAnnotation(RequestParam.class).name();
            return Stream.of(named.isEmpty() ? parameter.getParameterName() : named);
        }
        return parameter.getParameterAnnotations().length > 0 || !type.isRecord() ? Stream.empty()
                : Stream.of(type.getRecordComponents()).map(RecordComponent::getName);
    }

    private void spring() {
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().forEach(mapping ->
                mapping.getHandlerMethods().keySet().forEach(info -> doors(info).forEach(doors::add)));
        context.getBeansOfType(AbstractUrlHandlerMapping.class).values().forEach(mapping ->
                mapping.getHandlerMap().forEach(this::spring));
    }

    /** Files are listed one by one, since a folder's pattern says nothing of what lies in it. */
    private void spring(String pattern, Object handler) {
        if (handler instanceof ResourceHttpRequestHandler files && pattern.endsWith("**")) {
            files.getLocations().forEach(folder -> filesIn(folder).forEach(file ->
                    doors.add(new Door("GET", pattern.replaceFirst("/?\\*\\*$", "/") + file))));
        } else {
            doors.add(new Door("GET", pattern));
        }
    }

    private static List<String> filesIn(Resource folder) {
        if (folder instanceof ServletContextResource inContainer) {
            return filesOf(inContainer.getServletContext(), inContainer.getPath()).map(file ->
                    file.substring(inContainer.getPath().length())).toList();
        }
        if (!(folder instanceof ClassPathResource onClassPath)) {
            throw new IllegalStateException("Files outside of the application are served: " + folder);
        }
        var inside = "/" + onClassPath.getPath();
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:" + inside + "**"))
                    .map(HttpSurface::url).filter(url -> !url.endsWith("/"))
                    .map(url -> url.substring(url.lastIndexOf(inside) + inside.length())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> filesOf(ServletContext container, String folder) {
        return Stream.ofNullable(container.getResourcePaths(folder)).flatMap(Set::stream)
                .flatMap(path -> path.endsWith("/") ? filesOf(container, path) : Stream.of(path));
    }

    private static String url(Resource file) {
        try {
            return file.getURL().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Door> doors(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods().stream().map(RequestMethod::name).toList();
        return info.getPatternValues().stream().flatMap(path -> (methods.isEmpty() ? ANY_METHOD : methods).stream()
                .map(method -> new Door(method, starred(path))));
    }

    /** A servlet that is neither Spring's nor Jersey's is a door of its own, for every method. */
    private void servlets(ServletContext container) {
        container.getServletRegistrations().values().forEach(servlet -> {
            var application = servlet.getInitParameter("jakarta.ws.rs.Application");
            if (application != null) {
                jersey(classes(application), servlet);
            } else if (servlet.getClassName().equals("org.glassfish.jersey.servlet.ServletContainer")) {
                jersey(context.getBean(ResourceConfig.class).getClasses(), servlet);
            } else if (!servlet.getClassName().equals("org.springframework.web.servlet.DispatcherServlet")) {
                servlet.getMappings().forEach(path -> ANY_METHOD.forEach(method ->
                        doors.add(new Door(method, path.replaceFirst("\\*$", "**")))));
            }
        });
    }

    private static Set<Class<?>> classes(String application) {
        try {
            return ((Application) Class.forName(application).getDeclaredConstructor().newInstance()).getClasses();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void jersey(Set<Class<?>> classes, ServletRegistration servlet) {
        for (var mapping : servlet.getMappings()) {
            var base = mapping.replaceFirst("/\\*$", "");
            classes.stream().map(org.glassfish.jersey.server.model.Resource::from).filter(java.util.Objects::nonNull)
                    .forEach(resource -> jersey(base, resource, 0));
        }
    }

    private void jersey(String base, org.glassfish.jersey.server.model.Resource resource, int depth) {
        below(join(base, resource.getPath()), resource, depth);
    }

    private void below(String path, org.glassfish.jersey.server.model.Resource resource, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("Resources of Jersey that never end below " + path);
        }
        resource.getResourceMethods().forEach(method -> doors.add(new Door(method.getHttpMethod(), path)));
        Stream.ofNullable(resource.getResourceLocator()).forEach(locator -> into(path, locator, depth));
        resource.getChildResources().forEach(child -> jersey(path, child, depth + 1));
    }

    /** What a locator returns is routed by its methods; a path of its own counts only where it is a root. */
    private void into(String path, ResourceMethod locator, int depth) {
        var type = locator.getInvocable().getRawResponseType();
        var found = org.glassfish.jersey.server.model.Resource.from(type);
        if (found == null) {
            throw new IllegalStateException("What Jersey finds at " + path + " cannot be listed: " + type);
        }
        below(path, found, depth + 1);
    }

    private static String join(String base, String path) {
        return path == null ? base : base + (path.startsWith("/") || path.isEmpty() ? "" : "/") + starred(path);
    }

    /** There is one engine, and its name is no id. */
    private static String starred(String path) {
        return path.replaceFirst("^/\\{name}", "/default").replaceAll("\\{(engine|\\w*[eE]ngineName)}", "default")
                .replaceAll("\\{[^/]*}", "*");
    }
}
