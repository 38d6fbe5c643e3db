package org.openmash.sharing.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openmash.platform.LondonTime;
import org.openmash.referral.EarlierContacts.SamePerson;
import org.openmash.sharing.DisclosureLog.Entry;

/**
 * The log as it leaves the hub.
 *
 * @param notice what to look at before it is given out; null where nothing
 * @param alsoOn other cases on which the register takes the one person asked for to be; somebody decides whether it is
 */
record DisclosureRows(String notice, List<SamePerson> alsoOn, List<Map<String, String>> disclosures) {

    static final List<String> COLUMNS = List.of("number", "at", "kind", "caseReference", "subjectId", "itemId",
            "from", "to", "what", "why", "article6", "article9", "statute", "rules", "consent", "approver",
            "approverSaid", "dutyConsidered", "tellFamily", "withheld", "rating", "by");

    static Map<String, String> row(Entry entry) {
        var row = new LinkedHashMap<String, String>();
        var values = List.of(Long.toString(entry.number()), LondonTime.withOffset(entry.at()).toString(),
                entry.kind().label(), entry.caseReference(), entry.subjectId(), entry.itemId(), entry.sender(),
                entry.recipient(), entry.what(), entry.why(), entry.article6(), entry.article9(), entry.statute(),
                entry.rules(), entry.consent(), entry.approver(), entry.approverSaid(), entry.dutyConsidered(),
                entry.tellFamily(), entry.withheld(), entry.rating(), entry.by());
        for (int column = 0; column < COLUMNS.size(); column++) {
            row.put(COLUMNS.get(column), values.get(column));
        }
        return row;
    }
}
