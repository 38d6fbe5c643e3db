package org.openmash.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The diagrams and forms as they stand in the project, for rules that look at all of them. */
final class Shipped {

    /** A diagram; its name is what a test shows. */
    record Diagram(String name, BpmnModelInstance model, Document xml) {

        static Diagram of(Path file) {
            return new Diagram(file.getFileName().toString(), Bpmn.readModelFromFile(file.toFile()), parse(file));
        }

        /** The plain file, in which nothing can hide from the model's types. */
        private static Document parse(Path file) {
            try {
                var factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                return factory.newDocumentBuilder().parse(file.toFile());
            } catch (IOException | SAXException | ParserConfigurationException e) {
                throw new IllegalStateException("Not XML: " + file, e);
            }
        }

        String processId() {
            return process().getId();
        }

        org.camunda.bpm.model.bpmn.instance.Process process() {
            return model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class).iterator().next();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Shipped() {
    }

    static List<Diagram> diagrams() {
        return files("processes", ".bpmn").stream().map(Diagram::of).toList();
    }

    static List<FormFile> forms() {
        return files("forms", ".form").stream().map(FormFile::of).toList();
    }

    static List<Path> files(String folder, String ending) {
        try (var files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
