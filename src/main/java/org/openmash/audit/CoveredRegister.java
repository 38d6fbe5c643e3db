package org.openmash.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A register of its own whose rows the trail covers: each is entered with its hash ({@link AuditTrail#covered}), so that
 * verifying the trail also finds a row that was altered, removed, or put in past the hub.
 */
public interface CoveredRegister {

    /** What its rows are in the trail. */
    RecordKind kind();

    /** The hash of each of these rows as it stands now, by its id; those that are not there are left out. */
    Map<String, String> hashes(Collection<String> ids);

    /** Ids of rows that must stand in the trail, in the register's order, behind this one; 0 for the first. */
    List<String> idsAfter(String id, int atMost);
}
