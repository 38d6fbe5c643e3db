package org.openmash.architecture.broken;

import org.camunda.bpm.engine.RuntimeService;

/** Breaks a rule of the architecture, so that a test can see it noticed. */
public record BesideTheEngine(RuntimeService runtime) {
}
