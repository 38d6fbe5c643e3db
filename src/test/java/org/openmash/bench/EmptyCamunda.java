package org.openmash.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** An application with Camunda, its webapps and its REST API, and nothing else: what the hub's start is compared to. */
@EnableAutoConfiguration
public class EmptyCamunda {

    public static void main(String[] args) {
        SpringApplication.run(EmptyCamunda.class, args);
    }
}
