package org.openmash.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openmash.platform.Refused;
import org.openmash.platform.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The folder into which a policy lead drops a table ({@code mash.policy.folder}). A file that may decide does so from then
 * on; beside one that may not appear the sentences that say why. Each content is looked at once, so that an old file in
 * the folder never comes back over a newer table.
 */
@Component
class PolicyFolder implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyFolder.class);
    private static final String REFUSED = ".refused.txt";
    private static final String PUBLISHED = ".published.txt";

    private final PublishedTables tables;
    private final Optional<Path> folder;
    private final Duration every;
    private ScheduledExecutorService clock;

    PolicyFolder(PublishedTables tables, @Value("${mash.policy.folder:}") String folder,
            @Value("${mash.policy.look-every:10s}") Duration every) {
        this.tables = tables;
        this.folder = Optional.of(folder).filter(name -> !name.isBlank()).map(Path::of);
        this.every = every;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        folder.ifPresent(path -> {
            look();
            clock = Executors.newSingleThreadScheduledExecutor(work -> {
                var thread = new Thread(work, "policy-folder");
                thread.setDaemon(true);
                return thread;
            });
            clock.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    @Override
    public void destroy() {
        if (clock != null) {
            clock.shutdownNow();
        }
    }

    /** Never throws: a folder that is away for a moment is looked at again. */
    synchronized void look() {
        try {
            files().forEach(this::lookAt);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("MASH-POLICY-03 the policy folder cannot be read: {}", e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            LOG.error("MASH-POLICY-04 a file of the policy folder was not looked at: {}", e.getClass().getSimpleName());
        }
    }

    private List<Path> files() throws IOException {
        try (var found = Files.list(folder.orElseThrow())) {
            return found.filter(file -> file.getFileName().toString().endsWith(".dmn")).sorted().toList();
        }
    }

    private void lookAt(Path file) {
        var text = read(file);
        var mark = "SHA-256 " + Sha256.of(text);
        if (isMarked(file, mark)) {
            return;
        }
        try {
            var version = tables.publish(text, "", "(folder)");
            answer(file, PUBLISHED, "This file decides since it was found here, as version " + version + ".", mark);
            delete(beside(file, REFUSED));
        } catch (Refused refused) {
            answer(file, REFUSED, "This file was refused, and the table that decided goes on deciding.\n\n"
                    + refused.getMessage(), mark);
        }
    }

    private static boolean isMarked(Path file, String mark) {
        return List.of(REFUSED, PUBLISHED).stream().map(ending -> beside(file, ending))
                .anyMatch(answer -> Files.exists(answer) && read(answer).contains(mark));
    }

    private static void answer(Path file, String ending, String words, String mark) {
        try {
            Files.writeString(beside(file, ending), words + "\n\n(" + mark + ")\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static String read(Path file) {
        try {
            return Files.size(file) > 2_000_000 ? "" : Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
