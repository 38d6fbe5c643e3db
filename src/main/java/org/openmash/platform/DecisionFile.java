package org.openmash.platform;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A decision file as whoever edits it sees it: tables with columns and rows, before anybody deploys it. It is read
 * without a model's types, so that nothing in it can stay unseen.
 *
 * @param tables      by the id of their decision
 * @param expressions the decisions that are one expression, by id
 * @param needs       which decisions each decision builds on
 * @param languages   every expression language that is named anywhere in the file
 * @param notes       the text annotations on the diagram
 */
public record DecisionFile(String text, Map<String, Table> tables, Map<String, String> expressions,
                           Map<String, Set<String>> needs, Set<String> languages, List<String> notes) {

    private static final Pattern CODE = Pattern.compile("\"([^\"]*)\"");

    /** @param values the closed list that the column names; empty if it names none */
    public record Column(String label, String expression, String type, Set<String> values) {
    }

    /**
     * @param number counted from 1, as an editor shows it
     * @param tests  one cell for each input column; "-" where it does not matter
     * @param gives  one cell for each output column
     */
    public record Row(int number, String id, String reason, List<String> tests, List<String> gives) {
    }

    /** One decision table. An output column's expression is its name. */
    public record Table(String id, String name, String hitPolicy, List<Column> inputs, List<Column> outputs,
                        List<Row> rows) {

        public Optional<Integer> output(String ending) {
            return IntStream.range(0, outputs.size()).boxed()
                    .filter(i -> outputs.get(i).expression().toLowerCase().endsWith(ending.toLowerCase())).findFirst();
        }

        /** What a row gives in the column whose name ends so, without its quotes; empty if there is none. */
        public String gives(Row row, String ending) {
            return output(ending).map(i -> codes(row.gives().get(i)).stream().findFirst().orElse("")).orElse("");
        }
    }

    public Set<String> decisions() {
        return needs.keySet();
    }

    /** The texts in quotes, in their order. */
    public static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    /** @throws Refused with a sentence that says where reading ends */
    public static DecisionFile read(String text) {
        var root = parse(text);
        if (!"definitions".equals(root.getLocalName()) || !String.valueOf(root.getNamespaceURI()).contains("/DMN/")) {
            throw new Refused("This is no decision file (DMN).");
        }
        var tables = new LinkedHashMap<String, Table>();
        var expressions = new LinkedHashMap<String, String>();
        var needs = new LinkedHashMap<String, Set<String>>();
        children(root, "decision").forEach(decision -> {
            var id = decision.getAttribute("id");
            needs.put(id, new TreeSet<>(all(decision, "requiredDecision")
                    .map(needed -> needed.getAttribute("href").replaceFirst(".*#", "")).toList()));
            children(decision, "decisionTable").forEach(table -> tables.put(id, table(decision, table)));
            children(decision, "literalExpression").forEach(expression -> expressions.put(id, textOf(expression)));
        });
        return new DecisionFile(text, tables, expressions, needs, languages(root),
                all(root, "textAnnotation").map(DecisionFile::textOf).toList());
    }

    private static Element parse(String text) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Throwing());
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXParseException e) {
            throw new Refused("The file cannot be read: it breaks off or is damaged at line " + e.getLineNumber() + ".");
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new Refused("The file cannot be read as XML.");
        }
    }

    private static Table table(Element decision, Element table) {
        var number = new int[1];
        return new Table(decision.getAttribute("id"), decision.getAttribute("name"),
                table.hasAttribute("hitPolicy") ? table.getAttribute("hitPolicy") + table.getAttribute("aggregation")
                        : "UNIQUE",
                children(table, "input").map(DecisionFile::input).toList(),
                children(table, "output").map(output -> new Column(output.getAttribute("label"),
                        output.getAttribute("name"), output.getAttribute("typeRef"), values(output, "outputValues")))
                        .toList(),
                children(table, "rule").map(rule -> new Row(++number[0], rule.getAttribute("id"),
                        children(rule, "description").findFirst().map(text -> text.getTextContent().strip()).orElse(""),
                        children(rule, "inputEntry").map(DecisionFile::cell).toList(),
                        children(rule, "outputEntry").map(DecisionFile::textOf).toList())).toList());
    }

    private static Column input(Element input) {
        var expression = children(input, "inputExpression").findFirst();
        return new Column(input.getAttribute("label"), expression.map(DecisionFile::textOf).orElse(""),
                expression.map(element -> element.getAttribute("typeRef")).orElse(""), values(input, "inputValues"));
    }

    private static Set<String> values(Element column, String element) {
        return children(column, element).findFirst().map(values -> (Set<String>) new LinkedHashSet<>(codes(
                textOf(values)))).orElse(Set.of());
    }

    private static String cell(Element entry) {
        var text = textOf(entry);
        return text.isEmpty() ? "-" : text;
    }

    private static String textOf(Element element) {
        return children(element, "text").findFirst().map(text -> text.getTextContent().strip()).orElse("");
    }

    private static Set<String> languages(Element root) {
        var found = new TreeSet<String>();
        Stream.concat(Stream.of(root), all(root, null)).forEach(element -> attributes(element).forEach((name, value) -> {
            if (name.toLowerCase().endsWith("language")) {
                found.add(value);
            }
        }));
        return found;
    }

    private static Map<String, String> attributes(Element element) {
        var found = new TreeMap<String, String>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = element.getAttributes().item(i);
            found.put(attribute.getLocalName() == null ? attribute.getNodeName() : attribute.getLocalName(),
                    attribute.getNodeValue());
        }
        return found;
    }

    private static Stream<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found.stream();
    }

    private static Stream<Element> all(Element parent, String name) {
        var nodes = parent.getElementsByTagNameNS("*", name == null ? "*" : name);
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }

    /** Without it the parser writes to the console. */
    private static final class Throwing implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) {
            // nothing that keeps a file from being read
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
