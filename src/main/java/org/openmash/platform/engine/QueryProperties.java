package org.openmash.platform.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.OgnlContext;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;

/**
 * The engine's statements ask their queries for what no getter returns, for example {@code isOrQueryActive}. MyBatis then
 * compares the names of all the query's methods, each time anew, which is a tenth of what a look at tasks costs. Here each
 * such method is looked for once.
 */
final class QueryProperties extends ObjectPropertyAccessor {

    private final Map<Property, Optional<Method>> methods = new ConcurrentHashMap<>();

    private record Property(Class<?> of, String name) {

        Optional<Method> methodUnlikeAGetter() {
            return OgnlRuntime.getGetMethod(of, name) != null ? Optional.empty()
                    : Optional.ofNullable(OgnlRuntime.getReadMethod(of, name, null))
                            .filter(method -> Modifier.isPublic(method.getModifiers() & method.getDeclaringClass().getModifiers()));
        }
    }

    /** For all engines of this virtual machine. */
    static void areFoundOnce() {
        OgnlRuntime.setPropertyAccessor(ListQueryParameterObject.class, new QueryProperties());
    }

    @Override
    public Object getPossibleProperty(OgnlContext context, Object query, String name) throws OgnlException {
        var method = methods.computeIfAbsent(new Property(query.getClass(), name), Property::methodUnlikeAGetter);
        if (method.isEmpty()) {
            return super.getPossibleProperty(context, query, name);
        }
        try {
            return method.get().invoke(query);
        } catch (ReflectiveOperationException e) {
            throw new OgnlException(name, e);
        }
    }
}
