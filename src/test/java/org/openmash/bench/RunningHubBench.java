package org.openmash.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.access.Caller;
import org.openmash.faults.KilledAfterPosting;
import org.openmash.faults.RunningHub;
import org.openmash.story.Contacts;

/** Measured on the application as it runs; only with {@code -Pbench}, on a machine that does nothing else. */
class RunningHubBench {

    @TempDir
    Path directory;

    @Test
    void posting_a_referral_takes_less_than_150_ms() throws Exception {
        var contact = JsonMapper.builder().findAndAddModules().build().writeValueAsString(Contacts.amber());
        try (var hub = RunningHub.in(directory)) {
            var partner = Caller.basic(hub.port(), "partner");
            var figures = Figures.of(200, 500, () ->
                    assertThat(partner.post("/api/referrals", contact).status()).isEqualTo(201));
            System.out.println("POST /api/referrals, H2 in a file: " + figures);
            assertThat(figures.percentile(95)).isLessThan(Duration.ofMillis(150));
        }
    }

    @Test
    void starting_takes_less_than_three_times_as_long_as_an_empty_application() throws Exception {
        var hub = Stream.of(1, 2, 3).map(this::hubsStartUp).sorted().toList();
        var empty = Stream.of(1, 2, 3).map(this::emptyStartUp).sorted().toList();
        System.out.println("From start to health: hub " + hub + ", empty " + empty);
        assertThat(hub.get(1)).isLessThan(empty.get(1).multipliedBy(3));
    }

    private Duration hubsStartUp(int run) {
        try (var hub = RunningHub.in(Files.createDirectories(directory.resolve("hub-" + run)))) {
            return hub.startUp();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Duration emptyStartUp(int run) {
        try {
            var own = Files.createDirectories(directory.resolve("empty-" + run));
            try (var empty = RunningHub.start(EmptyCamunda.class.getName(), onlyLibraries(own), own, List.of(), List.of(
                    "--spring.datasource.url=jdbc:h2:file:./data/empty", "--spring.datasource.username=sa",
                    "--server.address=127.0.0.1", "--spring.flyway.enabled=false"))) {
                return empty.startUp();
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same libraries, and nothing of the hub but that one class. */
    private static String onlyLibraries(Path own) throws IOException {
        var name = EmptyCamunda.class.getName().replace('.', '/') + ".class";
        var copy = own.resolve("classes").resolve(name);
        Files.createDirectories(copy.getParent());
        try (var in = EmptyCamunda.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(in, copy);
        }
        return own.resolve("classes") + File.pathSeparator + Arrays.stream(RunningHub.classPath().split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar")).collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void a_hundred_kills_lose_no_contact() throws Exception {
        var kills = Integer.getInteger("mash.kills", 100);
        var missing = new KilledAfterPosting(directory, kills).missing();
        System.out.println("kill -9 right after a 201: " + kills + " times, missing " + missing.size());
        assertThat(missing).isEmpty();
    }
}
