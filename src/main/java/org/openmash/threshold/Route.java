package org.openmash.threshold;

/**
 * The way a child's contact takes before, or instead of, being rated by the hub. Worked out for each child by itself:
 * an open brother or sister does not make this child open.
 */
public enum Route {

    ALLOCATED_WORKER("To the worker who knows the child; the hub does not rate"),
    WORKER_AND_HUB("The worker and their manager are told, and the hub rates"),
    HUB_WORKER_INVITED("The hub rates and invites the worker"),
    ENQUIRY("Enquiry about nobody in particular"),
    EARLY_HELP_REQUEST("Request for early help"),
    OTHER_COUNCIL("Handed over to the council where the child lives"),
    OTHER_COUNCIL_AND_HUB("Acted on here and handed over to the council where the child lives"),
    ADULT("To the adult safeguarding lead"),
    THRESHOLD("The hub rates");

    private final String label;

    Route(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
