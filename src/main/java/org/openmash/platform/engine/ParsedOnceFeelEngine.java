package org.openmash.platform.engine;

import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * The engine's own FEEL, except for what it would do anew for every cell of every evaluation: it parses the text of a cell
 * once, makes FEEL's functions once, and compares plain codes without FEEL. Texts come from deployed tables alone, never from what somebody
 * reports, so what is kept grows with the tables and not with the cases.
 */
class ParsedOnceFeelEngine extends ScalaFeelEngine {

    /** Many times the cells of the shipped tables; only tables deployed over and over get there. */
    static final int MOST_KEPT = 10_000;

    private final Map<String, Optional<PlainCell>> plain = new ConcurrentHashMap<>();

    ParsedOnceFeelEngine(List<FeelCustomFunctionProvider> functions) {
        super(functions);
    }

    /** The usual cells, codes and signs, are compared without FEEL; whatever is anything else goes its way. */
    @Override
    public boolean evaluateSimpleUnaryTests(String cell, String inputVariable, VariableContext variables) {
        if (plain.size() >= MOST_KEPT) {
            plain.clear();
        }
        var codes = plain.computeIfAbsent(cell, PlainCell::of);
        if (codes.isPresent()) {
            var input = variables.resolve(inputVariable);
            var value = input == null ? null : input.getValue();
            if (codes.get().understands(value)) {
                return codes.get().holds(value);
            }
        }
        return super.evaluateSimpleUnaryTests(cell, inputVariable, variables);
    }

    /**
     * A cell that names codes ({@code "A","B"}), excludes them ({@code not("A","B")}) or looks for one of some signs
     * ({@code list contains(?, "A") or list contains(?, "B")}).
     */
    record PlainCell(boolean ofAList, boolean excluded, Set<String> codes) {

        private static final String CODE = "\"[^\"\\\\]*\"";
        private static final String CODES = CODE + "(?:\\s*,\\s*" + CODE + ")*";
        private static final Pattern NAMED = Pattern.compile(CODES);
        private static final Pattern EXCLUDED = Pattern.compile("not\\(" + CODES + "\\)");
        private static final Pattern SIGN = Pattern.compile("list contains\\(\\?, " + CODE + "\\)");
        private static final Pattern SIGNS = Pattern.compile(SIGN.pattern() + "(?: or " + SIGN.pattern() + ")*");
        private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

        static Optional<PlainCell> of(String cell) {
            var text = cell.strip();
            return NAMED.matcher(text).matches() ? Optional.of(new PlainCell(false, false, codesOf(text)))
                    : EXCLUDED.matcher(text).matches() ? Optional.of(new PlainCell(false, true, codesOf(text)))
                    : SIGNS.matcher(text).matches() ? Optional.of(new PlainCell(true, false, codesOf(text)))
                    : Optional.empty();
        }

        private static Set<String> codesOf(String text) {
            return QUOTED.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toUnmodifiableSet());
        }

        boolean understands(Object value) {
            return ofAList ? value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                    : value instanceof String;
        }

        boolean holds(Object value) {
            return ofAList ? ((List<?>) value).stream().anyMatch(codes::contains)
                    : codes.contains(value.toString()) != excluded;
        }
    }

    /** Called while the engine is made. */
    @Override
    protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper values) {
        var set = super.buildFeelEngine(functions, values);
        return new ParsedOnce(set, new FunctionProvider.CompositeFunctionProvider(
                toScalaList(new BuiltinFunctions(set.clock(), set.valueMapper()), set.functionProvider())));
    }

    /** Whatever evaluates a text asks this for the parsed form, and then for its value. */
    static class ParsedOnce extends FeelEngine {

        private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
        private final Map<String, Either<Failure, ParsedExpression>> tests = new ConcurrentHashMap<>();
        private final FeelInterpreter interpreter;
        private final FunctionProvider functions;

        ParsedOnce(FeelEngine set, FunctionProvider functions) {
            super(set.functionProvider(), set.valueMapper(), set.configuration(), set.clock());
            this.interpreter = new FeelInterpreter(valueMapper());
            this.functions = functions;
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String text) {
            return kept(expressions, text, super::parseExpression);
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
            return kept(tests, text, super::parseUnaryTests);
        }

        /** What goes wrong is left to the original, which goes the same way and says it in its own words. */
        @Override
        public EvaluationResult evaluate(ParsedExpression parsed, Context variables) {
            var context = EvalContext.create(valueMapper(), functions).merge(variables);
            try {
                var value = interpreter.eval(parsed.expression(), context);
                var doubts = context.failureCollector().failures();
                return isError(value) || doubts.exists(ParsedOnce::isAssertion) ? super.evaluate(parsed, variables)
                        : new SuccessfulEvaluationResult(valueMapper().unpackVal(value), doubts);
            } catch (RuntimeException e) {
                return super.evaluate(parsed, variables);
            }
        }

        private static boolean isError(Val value) {
            return value instanceof ValError || value instanceof ValFatalError;
        }

        private static boolean isAssertion(EvaluationFailure doubt) {
            return doubt.failureType().equals(EvaluationFailureType.ASSERT_FAILURE$.MODULE$);
        }

        private static <P> P kept(Map<String, P> kept, String text, Function<String, P> parse) {
            var known = kept.get(text);
            if (known != null) {
                return known;
            }
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            return kept.computeIfAbsent(text, parse);
        }
    }
}
