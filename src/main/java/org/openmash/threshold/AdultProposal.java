package org.openmash.threshold;

import java.util.List;

/**
 * What the table proposes for one adult at risk; the adult safeguarding lead decides.
 *
 * @param reasons  sentences of the rules that led there, each with its source; never empty
 * @param decision the table, its version, all rules that held, and the answers it was given
 */
public record AdultProposal(AdultRoute route, List<String> reasons, DecisionUsed decision) {
}
