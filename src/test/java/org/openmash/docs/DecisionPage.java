package org.openmash.docs;

import static org.openmash.docs.Markdown.cell;
import static org.openmash.docs.Markdown.code;
import static org.openmash.docs.Markdown.row;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The page of one decision file: every rule as a sentence, with its id, what it looks at and what it gives. */
final class DecisionPage {

    private final String name;
    private final DmnModelInstance model;

    DecisionPage(Path file) {
        this.name = ProcessPage.baseName(file);
        this.model = Dmn.readModelFromFile(file.toFile());
    }

    String text() {
        Definitions definitions = model.getDefinitions();
        return Markdown.writtenFrom("dmn/" + name + ".dmn")
                + "# " + definitions.getName() + "\n\n"
                + "Decisions in [" + name + ".dmn](../../dmn/" + name + ".dmn). Each rule has an id, by which it is"
                + " kept with the decisions it led to, and a sentence, which people see as the reason; its source"
                + " stands in brackets.\n\n"
                + model.getModelElementsByType(Decision.class).stream().map(this::decision)
                        .collect(Collectors.joining("\n"));
    }

    private String decision(Decision decision) {
        var text = new StringBuilder("## " + decision.getName() + "\n\n`" + decision.getId() + "`"
                + (decision.getVersionTag() == null ? "" : ", version tag " + decision.getVersionTag()) + "\n\n"
                + description(decision));
        var parts = decision.getInformationRequirements().stream()
                .map(needed -> needed.getRequiredDecision()).filter(java.util.Objects::nonNull)
                .map(needed -> "`" + needed.getId() + "`").collect(Collectors.joining(", "));
        if (!parts.isEmpty()) {
            text.append("\n\nIt builds on ").append(parts).append('.');
        }
        if (decision.getExpression() instanceof DecisionTable table) {
            text.append(table(table));
        } else if (decision.getExpression() instanceof LiteralExpression expression) {
            text.append("\n\nIt gives `").append(decision.getVariable().getName()).append("`:\n\n```\n")
                    .append(expression.getText().getTextContent().strip()).append("\n```\n");
        }
        return text.toString();
    }

    private static String table(DecisionTable table) {
        var several = table.getHitPolicy() == org.camunda.bpm.model.dmn.HitPolicy.COLLECT;
        return "\n\n" + (several ? "Several rules may hold at once (COLLECT)." : "Exactly one rule holds (UNIQUE).")
                + "\n\n**Looks at**\n\n" + Markdown.bareTable(List.of("what", "expression", "type", "values"),
                        table.getInputs().stream().map(DecisionPage::input).toList())
                + "\n**Gives**\n\n" + Markdown.bareTable(List.of("what", "name", "type", "values"),
                        table.getOutputs().stream().map(DecisionPage::output).toList())
                + "\n**Rules**\n\n" + Markdown.bareTable(List.of("rule", "in words", "when", "gives"),
                        table.getRules().stream().map(rule -> rule(table, rule)).toList());
    }

    private static String input(Input input) {
        var expression = input.getInputExpression();
        return row(cell(input.getLabel()), code(expression.getText().getTextContent()),
                cell(expression.getTypeRef()),
                input.getInputValues() == null ? "" : codes(input.getInputValues().getText().getTextContent()));
    }

    private static String output(Output output) {
        return row(cell(output.getLabel()), code(output.getName()), cell(output.getTypeRef()),
                output.getOutputValues() == null ? "" : codes(output.getOutputValues().getText().getTextContent()));
    }

    private static String rule(DecisionTable table, Rule rule) {
        var inputs = new ArrayList<>(table.getInputs());
        var outputs = new ArrayList<>(table.getOutputs());
        var when = cells(inputs.stream().map(Input::getLabel).toList(), rule.getInputEntries().stream()
                .map(entry -> entry.getText() == null ? "" : entry.getText().getTextContent()).toList());
        var gives = cells(outputs.stream().map(Output::getLabel).toList(), rule.getOutputEntries().stream()
                .map(entry -> entry.getText() == null ? "" : entry.getText().getTextContent()).toList());
        return row(code(rule.getId()), cell(description(rule)), when.isEmpty() ? "always" : when, gives);
    }

    private static String cells(List<String> labels, Collection<String> texts) {
        var said = List.copyOf(texts);
        return IntStream.range(0, labels.size())
                .filter(i -> !said.get(i).isBlank() && !said.get(i).strip().equals("-"))
                .mapToObj(i -> cell(labels.get(i)) + ": " + code(said.get(i).strip()))
                .collect(Collectors.joining("<br>"));
    }

    /** A list that is too long to read at once is counted; the rules name what they use of it. */
    private static String codes(String text) {
        var all = cell(text).replace("\"", "").split("\\s*,\\s*");
        return all.length > 15 ? all.length + " codes" : String.join(", ", all);
    }

    private static String description(DmnElement element) {
        return element.getDescription() == null ? "" : element.getDescription().getTextContent().strip();
    }
}
