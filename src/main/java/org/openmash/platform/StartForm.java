package org.openmash.platform;

/**
 * What stands behind the form of a start event. A start form is never prefilled and has no draft.
 *
 * @param <F> the form's enabled keyed fields
 */
public interface StartForm<F extends Record> {

    String formRef();

    Class<F> fields();

    /**
     * May it be sent by somebody who is out of vetting? Only where a person in danger may be waiting; the work that follows
     * from it is their team's.
     */
    default boolean cannotWait() {
        return false;
    }

    /**
     * Records what was sent, in the transaction in which the engine starts the process.
     *
     * @throws Refused with a sentence for the person; nothing is started then
     */
    Start submit(F form, Person person);

    /**
     * @param caseReference becomes the process instance's business key
     * @param codes         the process variables it starts with
     */
    record Start(String caseReference, Codes codes) {
    }
}
