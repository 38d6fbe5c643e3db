package org.openmash.architecture.broken.process.store;

import java.time.Instant;

/** Breaks the rules of the architecture, so that a test can see them noticed. */
public class EverythingWrong {

    Instant when() {
        System.out.println("read the machine's clock");
        return Instant.now();
    }
}
