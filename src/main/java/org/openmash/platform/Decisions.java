package org.openmash.platform;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the newest version of a decision table, as the hub and not as the person, and says which rules held and why. The
 * reason of a rule is its description in the deployed table and stands nowhere else.
 */
@Component
public class Decisions implements DecisionSource {

    private static final Pattern THE_TIME = Pattern.compile("\\b(now|today)\\s*\\(");

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final DecisionRules rules;
    private final ActingAsHub hub;
    private final ObjectProvider<PlatformTransactionManager> transactions;
    private final Map<String, Map<String, String>> reasons = new ConcurrentHashMap<>();
    private final Map<String, Boolean> there = new ConcurrentHashMap<>();
    private final Map<String, Draft> drafts = new ConcurrentHashMap<>();
    /** A deployed table never changes, and what it has answered it answers, unless it asks for the time. */
    private final Cache<Question, Evaluation> answered = Caffeine.newBuilder().maximumSize(5_000).build();

    Decisions(@Lazy DecisionService decisions, @Lazy RepositoryService repository, DecisionRules rules, ActingAsHub hub,
              ObjectProvider<PlatformTransactionManager> transactions) {
        this.decisions = decisions;
        this.repository = repository;
        this.rules = rules;
        this.hub = hub;
        this.transactions = transactions;
    }

    /**
     * Evaluates the newest version of the decision.
     *
     * @throws DecisionFailed if the decision is missing or broken. The work around it can go on: a failed evaluation
     *                        does not undo the caller's transaction
     */
    @Override
    public Evaluation evaluate(String decisionKey, Map<String, Object> inputs) {
        return evaluate(decisionKey, null, inputs);
    }

    @Override
    public DecisionSource at(Map<String, Integer> versions) {
        return new DecisionSource() {
            @Override
            public Evaluation evaluate(String decisionKey, Map<String, Object> inputs) {
                return Decisions.this.evaluate(decisionKey, versions.get(decisionKey), inputs);
            }

            @Override
            public DecisionSource withoutTrace() {
                var asked = new HashMap<String, Draft>();
                return (key, inputs) -> {
                    var draft = asked.computeIfAbsent(key, any -> draft(key, versions.get(key)));
                    return draft.asksForTheTime() ? draft.table().evaluate(key, inputs)
                            : answered.get(new Question(draft.id(), key, inputs),
                                    question -> draft.table().evaluate(key, inputs));
                };
            }
        };
    }

    @Override
    public DecisionSource withoutTrace() {
        return at(Map.of()).withoutTrace();
    }

    private record Question(String definitionId, String decisionKey, Map<String, Object> inputs) {
    }

    private record Draft(String id, DecisionDraft table, boolean asksForTheTime) {
    }

    /** The deployed table beside the engine, which would write down every question. */
    private Draft draft(String decisionKey, Integer version) {
        try {
            var definition = hub.call(() -> {
                var query = repository.createDecisionDefinitionQuery().decisionDefinitionKey(decisionKey);
                return (isThere(decisionKey, version) ? query.decisionDefinitionVersion(version)
                        : query.latestVersion()).singleResult();
            });
            return drafts.computeIfAbsent(definition.getId(), id -> draft(id, Dmn.convertToString(
                    hub.call(() -> repository.getDmnModelInstance(id)))));
        } catch (RuntimeException e) {
            throw new DecisionFailed(decisionKey, e.getClass());
        }
    }

    private static Draft draft(String definitionId, String text) {
        return new Draft(definitionId, DecisionDraft.of(DecisionFile.read(text)), THE_TIME.matcher(text).find());
    }

    private Evaluation evaluate(String decisionKey, Integer version, Map<String, Object> inputs) {
        try {
            return hub.call(() -> apart(decisionKey, isThere(decisionKey, version) ? version : null, inputs));
        } catch (RuntimeException e) {
            // the engine's message may quote an input; its kind is enough to look further
            throw new DecisionFailed(decisionKey, e.getClass());
        }
    }

    /**
     * Behind a savepoint, since the engine marks the transaction that it takes part in as lost when a table breaks; where
     * the caller only reads, in a transaction of its own, since the engine's history writes that a decision was asked.
     */
    private Evaluation apart(String decisionKey, Integer version, Map<String, Object> inputs) {
        var manager = transactions.getIfUnique();
        if (manager == null) {
            return ask(decisionKey, version, inputs);
        }
        var savepoint = new TransactionTemplate(manager);
        savepoint.setPropagationBehavior(TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                ? TransactionDefinition.PROPAGATION_REQUIRES_NEW : TransactionDefinition.PROPAGATION_NESTED);
        return savepoint.execute(status -> ask(decisionKey, version, inputs));
    }

    private Evaluation ask(String decisionKey, Integer version, Map<String, Object> inputs) {
        // the engine takes no version for the newest
        var told = rules.listen(() -> decisions.evaluateDecisionByKey(decisionKey).version(version).variables(inputs)
                .evaluate());
        var definition = definition(decisionKey, told.event());
        return new Evaluation(decisionKey, definition.getVersion(), rows(told.result()),
                fired(told.event(), reasons.computeIfAbsent(definition.getId(), this::readReasons)));
    }

    private boolean isThere(String decisionKey, Integer version) {
        return version != null && there.computeIfAbsent(decisionKey + ":" + version, asked -> repository
                .createDecisionDefinitionQuery().decisionDefinitionKey(decisionKey).decisionDefinitionVersion(version)
                .count() == 1 ? true : null) != null;
    }

    private DecisionDefinition definition(String decisionKey, DmnDecisionEvaluationEvent event) {
        // the engine evaluates its own definition, which knows its version; the query is for an engine that would not
        return event != null && event.getDecisionResult().getDecision() instanceof DecisionDefinition asked ? asked
                : repository.createDecisionDefinitionQuery().decisionDefinitionKey(decisionKey).latestVersion()
                        .singleResult();
    }

    static List<Map<String, Object>> rows(DmnDecisionResult result) {
        return result.getResultList().stream()
                .map(row -> Collections.unmodifiableMap(new LinkedHashMap<>(row))).toList();
    }

    static List<FiredRule> fired(DmnDecisionEvaluationEvent event, Map<String, String> reasons) {
        if (event == null) {
            return List.of();
        }
        return Stream.concat(Stream.of(event.getDecisionResult()), event.getRequiredDecisionResults().stream())
                .flatMap(decision -> fired(decision, reasons)).toList();
    }

    private static Stream<FiredRule> fired(DmnDecisionLogicEvaluationEvent decision, Map<String, String> reasons) {
        return decision instanceof DmnDecisionTableEvaluationEvent table
                ? table.getMatchingRules().stream().map(rule -> new FiredRule(decision.getDecision().getKey(),
                        rule.getId(), reasons.getOrDefault(rule.getId(), ""), outputs(rule)))
                : Stream.empty();
    }

    private static Map<String, Object> outputs(DmnEvaluatedDecisionRule rule) {
        var outputs = new LinkedHashMap<String, Object>();
        rule.getOutputEntries().values()
                .forEach(output -> outputs.put(output.getOutputName(), output.getValue().getValue()));
        return Collections.unmodifiableMap(outputs);
    }

    /** The descriptions of all rules in the file of that version; the required decisions stand in the same file. */
    private Map<String, String> readReasons(String definitionId) {
        return repository.getDmnModelInstance(definitionId).getModelElementsByType(Rule.class).stream()
                .filter(rule -> rule.getDescription() != null)
                .collect(toMap(Rule::getId, rule -> rule.getDescription().getTextContent().strip()));
    }

    /**
     * What a decision gave.
     *
     * @param version version of the decision's definition
     * @param rows the rows of the asked decision
     * @param rules every rule that held, in the asked decision and in those it requires
     */
    public record Evaluation(String decisionKey, int version, List<Map<String, Object>> rows, List<FiredRule> rules) {

        /** The only row, if there is exactly one. */
        public Optional<Map<String, Object>> row() {
            return rows.size() == 1 ? Optional.of(rows.get(0)) : Optional.empty();
        }
    }

    /**
     * A rule that held.
     *
     * @param decisionId the table that it stands in, the asked one or a required one
     * @param reason the rule's description; empty if it has none
     * @param outputs what this rule alone gives, by the outputs' names
     */
    public record FiredRule(String decisionId, String ruleId, String reason, Map<String, Object> outputs) {
    }

    /** A decision is missing or could not be evaluated. The message holds the decision's key and no input. */
    public static class DecisionFailed extends RuntimeException {

        DecisionFailed(String decisionKey, Class<?> why) {
            super("Decision " + decisionKey + " could not be evaluated: " + why.getSimpleName(), null, false, true);
        }
    }
}
