package org.openmash;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub as one application: the engine, the register and the screens. */
@SpringBootApplication
public class OpenMash {

    /**
     * Starts the hub. The whole virtual machine runs in UTC, because the engine's columns hold no time zone: in
     * Europe/London a due time in the repeated autumn hour would come back an hour wrong.
     */
    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(OpenMash.class, args);
    }
}
