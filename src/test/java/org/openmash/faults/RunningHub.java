package org.openmash.faults;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.OpenMash;

/** The application as it runs: a process of its own, its database in a file, a port of its own. */
public final class RunningHub implements AutoCloseable {

    private static final List<String> DEMONSTRATION = List.of("--mash.demo=true", "--mash.demo-cases=0");

    private final Process process;
    private final int port;
    private final Duration startUp;

    private RunningHub(Process process, int port, Duration startUp) {
        this.process = process;
        this.port = port;
        this.startUp = startUp;
    }

    /** With the database's file in that directory, as the settings that ship have it. */
    public static RunningHub in(Path directory) throws IOException, InterruptedException {
        return start(OpenMash.class.getName(), withoutTests(), directory, List.of(), DEMONSTRATION);
    }

    /** As {@link #in}, compiled in haste: it lives only for a moment. */
    public static RunningHub shortlyIn(Path directory) throws IOException, InterruptedException {
        return start(OpenMash.class.getName(), withoutTests(), directory, List.of("-XX:TieredStopAtLevel=1"),
                DEMONSTRATION);
    }

    /** As it runs, with these settings beside. */
    public static RunningHub with(Path directory, String... settings) throws IOException, InterruptedException {
        return start(OpenMash.class.getName(), withoutTests(), directory, List.of(),
                Stream.concat(DEMONSTRATION.stream(), Stream.of(settings)).toList());
    }

    /** Starts any application and waits until it says that it is up. */
    public static RunningHub start(String main, String classPath, Path directory, List<String> options,
            List<String> arguments) throws IOException, InterruptedException {
        var port = freePort();
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-Duser.timezone=UTC", "-cp", classPath, main, "--server.port=" + port));
        command.addAll(arguments);
        var began = System.nanoTime();
        var process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("hub.log").toFile())).start();
        awaitUp(process, port, directory);
        return new RunningHub(process, port, Duration.ofNanos(System.nanoTime() - began));
    }

    private static void awaitUp(Process process, int port, Path directory) throws InterruptedException {
        var health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .timeout(Duration.ofSeconds(5)).build();
        var client = HttpClient.newHttpClient();
        for (long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3); System.nanoTime() < end; Thread.sleep(50)) {
            if (!process.isAlive()) {
                break;
            }
            try {
                if (client.send(health, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // asked again below
            }
        }
        process.destroyForcibly();
        throw new AssertionError("The application did not come up; see " + directory.resolve("hub.log"));
    }

    /** The class path of this run without tests: nothing of theirs may run inside the application. */
    private static String withoutTests() {
        return Arrays.stream(classPath().split(File.pathSeparator)).filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    /** From the start of the process to the first answer of its health. */
    public Duration startUp() {
        return startUp;
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
