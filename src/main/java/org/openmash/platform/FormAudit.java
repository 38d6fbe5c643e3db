package org.openmash.platform;

/** Records who saw what. Implemented by {@code audit}. */
public interface FormAudit {

    void viewed(Person person, FormTask task);
}
