package org.openmash.sharing;

import java.util.List;

/**
 * What the table says about one recipient.
 *
 * @param article6    of the UK GDPR; blank where nothing may leave
 * @param article9    of the UK GDPR, with the condition of the Data Protection Act 2018
 * @param statute     the gateway; section 47 only once reasonable cause has been decided
 * @param needsReason must a manager write down why?
 * @param reason      a sentence for the screen; every row that gives this answer says its own
 * @param ruleIds     the rows that give this answer, in the order of the table
 */
public record Ruling(May may, String article6, String article9, String statute, boolean needsReason,
                     TellFamily tellFamily, String reason, List<String> ruleIds) {

    /** For those who are asked and for the log. */
    public String basis() {
        return article6.isBlank() ? "None" : "UK GDPR Article " + article6 + "; Article " + article9 + "; " + statute;
    }
}
