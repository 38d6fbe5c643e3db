package org.openmash.docs;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openmash.platform.StartForm;
import org.openmash.platform.TaskForm;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;

/**
 * The classes behind the forms, by {@code formRef}. They are made without their collaborators: only what a form says of
 * itself is asked.
 */
final class FormBeans {

    /** @param watches what makes an open form out of date; empty for a start form, which has no version */
    record FormBean(String formRef, Class<? extends Record> fields, boolean starts, Set<String> watches) {
    }

    private FormBeans() {
    }

    static Map<String, FormBean> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(TaskForm.class));
        scanner.addIncludeFilter(new AssignableTypeFilter(StartForm.class));
        var found = new TreeMap<String, FormBean>();
        scanner.findCandidateComponents("org.openmash").forEach(candidate -> {
            var bean = bean(ClassUtils.resolveClassName(candidate.getBeanClassName(), null));
            if (found.put(bean.formRef(), bean) != null) {
                throw new IllegalStateException("Two beans for " + bean.formRef());
            }
        });
        return found;
    }

    private static FormBean bean(Class<?> type) {
        var made = new SpringObjenesis().newInstance(type);
        return made instanceof TaskForm<?> task
                ? new FormBean(task.formRef(), task.fields(), false, task.watches())
                : new FormBean(((StartForm<?>) made).formRef(), ((StartForm<?>) made).fields(), true, Set.of());
    }
}
