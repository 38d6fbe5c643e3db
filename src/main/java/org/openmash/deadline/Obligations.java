package org.openmash.deadline;

import java.util.List;

/**
 * What a capability owes on a case. Asked whenever something changes on the case, inside that transaction: a pure query,
 * and always the whole answer, so that a limit cannot be forgotten by forgetting to say that something happened.
 */
public interface Obligations {

    List<Obligation> of(CaseNow now);
}
