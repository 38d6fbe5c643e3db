package org.openmash.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** Durations that were measured, and what they come to. */
final class Figures {

    private final long[] nanos;

    private Figures(long[] nanos) {
        this.nanos = nanos;
        Arrays.sort(nanos);
    }

    /** Runs the work so often, after having run it unmeasured. */
    static Figures of(int unmeasured, int measured, Runnable work) {
        for (int i = 0; i < unmeasured; i++) {
            work.run();
        }
        var nanos = new long[measured];
        for (int i = 0; i < measured; i++) {
            var began = System.nanoTime();
            work.run();
            nanos[i] = System.nanoTime() - began;
        }
        return new Figures(nanos);
    }

    static Figures ofNanos(long[] nanos) {
        return new Figures(nanos);
    }

    Duration percentile(int percent) {
        return Duration.ofNanos(nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)]);
    }

    Duration mean() {
        return Duration.ofNanos((long) Arrays.stream(nanos).average().orElseThrow());
    }

    static String shown(Duration duration) {
        return String.format(Locale.UK, "%.1f ms", duration.toNanos() / 1e6);
    }

    @Override
    public String toString() {
        return "p50 " + shown(percentile(50)) + ", p95 " + shown(percentile(95)) + ", p99 " + shown(percentile(99))
                + ", n " + nanos.length;
    }
}
