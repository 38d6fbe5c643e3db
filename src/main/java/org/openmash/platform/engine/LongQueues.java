package org.openmash.platform.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.FilterServiceImpl;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.NativeTaskQuery;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Shows a page of a long queue without finding and sorting all of it first. Where a saved filter asks for what is offered,
 * at some elements of the diagrams, to the groups of whoever looks, the most urgent first, the tasks of the page are looked
 * up in the order of an index; the engine is then asked for these, by the filter's whole query and with its authorizations,
 * so that nobody sees more. A count above {@value #COUNTED} is that of what is offered, and up to half a minute old.
 */
@Component
class LongQueues extends AbstractProcessEnginePlugin {

    private static final int COUNTED = 100;
    private static final int LONGEST_PAGE = 1_000;
    private static final Duration OLD = Duration.ofSeconds(30);
    private static final Map<String, String> OFFERED = Map.of("taskCandidateGroupIn", "${currentUserGroups()}");
    private static final String BY_DUE_DATE = " order by T.DUE_DATE_ asc, T.ID_ asc";
    /** What such a query may ask beside, in the words of the engine's JSON. */
    private static final Set<String> KNOWN = Set.of("taskCandidateGroupInExpression", JsonTaskQueryConverter.KEYS,
            JsonTaskQueryConverter.INCLUDE_ASSIGNED_TASKS, JsonTaskQueryConverter.ACTIVE,
            JsonTaskQueryConverter.ORDERING_PROPERTIES);

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setFilterService(new PageFirst());
    }

    private static final class PageFirst extends FilterServiceImpl {

        private final Cache<Offered, Long> counts = Caffeine.newBuilder().expireAfterWrite(OLD).maximumSize(1_000).build();

        @Override
        @SuppressWarnings("unchecked")
        public <T, Q extends Query<?, T>> List<T> listPage(String filterId, Q extending, int first, int most) {
            return most > LONGEST_PAGE ? super.listPage(filterId, extending, first, most)
                    : asked(filterId, extending).map(asked -> {
                        var page = asked.offered().page(tasks(), first, most);
                        return page.isEmpty() ? List.<T>of() : (List<T>) only(page, asked.query()).listPage(0, most);
                    }).orElseGet(() -> super.listPage(filterId, extending, first, most));
        }

        @Override
        public Long count(String filterId, Query<?, ?> extending) {
            return asked(filterId, extending).map(asked -> {
                if (asked.offered().countUpTo(tasks(), COUNTED + 1) > COUNTED) {
                    return counts.get(asked.offered(), counted -> counted.count(tasks()));
                }
                var all = asked.offered().page(tasks(), 0, COUNTED);
                return all.isEmpty() ? Long.valueOf(0) : Long.valueOf(only(all, asked.query()).count());
            }).orElseGet(() -> super.count(filterId, extending));
        }

        private TaskService tasks() {
            return commandExecutor.execute(context -> context.getProcessEngineConfiguration().getTaskService());
        }

        /** Empty where the filter asks for something else, or nobody in particular looks. */
        private Optional<Asked> asked(String filterId, Query<?, ?> extending) {
            var who = commandExecutor.execute(CommandContext::getAuthentication);
            if (who == null || who.getGroupIds() == null || who.getGroupIds().isEmpty()
                    || !(extending instanceof TaskQueryImpl more)) {
                return Optional.empty();
            }
            return Optional.ofNullable(getFilter(filterId)).map(filter -> filter.<TaskQueryImpl>getQuery().extend(more))
                    .map(TaskQueryImpl.class::cast).filter(PageFirst::asksForWhatIsOffered)
                    .map(query -> new Asked(query, new Offered(List.copyOf(new TreeSet<>(who.getGroupIds())),
                            List.of(query.getKeys()))));
        }

        private static boolean asksForWhatIsOffered(TaskQueryImpl query) {
            return query.getExpressions().equals(OFFERED) && query.getKeys() != null && query.isIncludeAssignedTasks()
                    && query.getSuspensionState() == SuspensionState.ACTIVE
                    && query.getOrderingProperties().stream().allMatch(PageFirst::isByDueDate)
                    && !query.getOrderingProperties().isEmpty() && asksNothingElse(query);
        }

        private static boolean isByDueDate(QueryOrderingProperty order) {
            return order.getQueryProperty().equals(TaskQueryProperty.DUE_DATE) && order.getDirection() == Direction.ASCENDING;
        }

        private static boolean asksNothingElse(TaskQueryImpl query) {
            return new JsonTaskQueryConverter().toJsonObject(query).entrySet().stream()
                    .filter(asked -> !asked.getValue().isJsonArray() || !asked.getValue().getAsJsonArray().isEmpty())
                    .allMatch(asked -> KNOWN.contains(asked.getKey()));
        }

        /** What is asked, of these tasks alone. */
        private TaskQueryImpl only(List<String> tasks, TaskQueryImpl query) {
            var narrowed = (TaskQueryImpl) query.extend(new TaskQueryImpl().taskIdIn(tasks.toArray(String[]::new)));
            narrowed.setCommandExecutor(commandExecutor);
            return narrowed;
        }
    }

    /** @param query the filter's, with what was asked beside */
    private record Asked(TaskQueryImpl query, Offered offered) {
    }

    /**
     * @param groups   to one of which a task is offered
     * @param elements at one of which it stands
     */
    private record Offered(List<String> groups, List<String> elements) {

        List<String> page(TaskService tasks, int first, int most) {
            return asked(tasks, "select * from (" + firstOfEach((long) first + most) + ") T" + BY_DUE_DATE)
                    .listPage(first, most).stream().map(Task::getId).toList();
        }

        /** Exact below {@code most}. */
        long countUpTo(TaskService tasks, int most) {
            return Math.min(most, asked(tasks, "select count(*) from (" + firstOfEach(most) + ") T").count());
        }

        /** The first of each element, by the index: among them are the first of all. */
        private String firstOfEach(long most) {
            return IntStream.range(0, elements.size()).mapToObj(n -> "(select T.*" + offered("= #{element" + n + "}")
                    + BY_DUE_DATE + " limit " + most + ")").collect(Collectors.joining(" union all "));
        }

        long count(TaskService tasks) {
            return asked(tasks, "select count(*)" + offered("in (" + named("element", elements) + ")")).count();
        }

        private String offered(String at) {
            return " from ACT_RU_TASK T where T.TASK_DEF_KEY_ " + at + " and T.SUSPENSION_STATE_ = 1 and exists (select 1"
                    + " from ACT_RU_IDENTITYLINK I where I.TASK_ID_ = T.ID_ and I.TYPE_ = 'candidate' and I.GROUP_ID_ in ("
                    + named("group", groups) + "))";
        }

        private NativeTaskQuery asked(TaskService tasks, String sql) {
            var query = tasks.createNativeTaskQuery().sql(sql);
            IntStream.range(0, elements.size()).forEach(n -> query.parameter("element" + n, elements.get(n)));
            IntStream.range(0, groups.size()).forEach(n -> query.parameter("group" + n, groups.get(n)));
            return query;
        }

        private static String named(String name, List<String> values) {
            return IntStream.range(0, values.size()).mapToObj(n -> "#{" + name + n + "}").collect(Collectors.joining(", "));
        }
    }
}
