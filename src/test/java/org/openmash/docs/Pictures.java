package org.openmash.docs;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/** The pictures of the diagrams: drawn by bpmn-js in a browser, each marked with the diagram it was drawn from. */
final class Pictures {

    private static final String VIEWER = "META-INF/resources/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js";

    private Pictures() {
    }

    static Path of(Path diagram) {
        return Path.of("docs/processes/img", ProcessPage.baseName(diagram) + ".svg");
    }

    /** The line in the picture that tells which state of the diagram it shows. */
    static String mark(Path diagram) {
        try {
            var text = Files.readString(diagram).replace("\r\n", "\n");
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "<!-- drawn from " + diagram.getFileName() + " " + HexFormat.of().formatHex(hash) + " -->";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isFresh(Path diagram) {
        try {
            return Files.exists(of(diagram)) && Files.readString(of(diagram)).contains(mark(diagram));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return whether there was a browser to draw with */
    static boolean draw(Collection<Path> diagrams) {
        var chromium = chromium();
        if (chromium.isEmpty()) {
            return false;
        }
        var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        try (var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
                var browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get()).setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
            var page = browser.newPage();
            page.setContent("<div id='canvas' style='width:2000px;height:1200px'></div>");
            page.addScriptTag(new com.microsoft.playwright.Page.AddScriptTagOptions().setContent(viewer()));
            for (var diagram : diagrams) {
                var svg = page.evaluate("async xml => { const viewer = new BpmnJS({ container: '#canvas' });"
                        + " await viewer.importXML(xml); const { svg } = await viewer.saveSVG();"
                        + " viewer.destroy(); return svg; }",
                        Files.readString(diagram).replace(" ${caseReference}", ""));
                Files.createDirectories(of(diagram).getParent());
                Files.writeString(of(diagram), onWhite((String) svg, diagram));
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of)
                .filter(Files::isExecutable).findFirst();
    }

    private static String viewer() throws IOException {
        return new ClassPathResource(VIEWER).getContentAsString(StandardCharsets.UTF_8);
    }

    /** Readable on dark pages too, and marked. */
    private static String onWhite(String svg, Path diagram) {
        var at = svg.indexOf("<svg");
        var end = svg.indexOf('>', at) + 1;
        var box = svg.substring(at, end).replaceAll("(?s).*viewBox=\"([^\"]*)\".*", "$1").split(" ");
        var ground = "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"white\"/>".formatted((Object[]) box);
        return svg.substring(0, at) + mark(diagram) + "\n" + svg.substring(at, end) + ground
                + svg.substring(end).strip() + "\n";
    }
}
