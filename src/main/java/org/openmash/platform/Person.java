package org.openmash.platform;

import java.util.Set;

/**
 * Who acts: an account of the hub and the groups (roles, or {@code agency-<code>}) it belongs to.
 *
 * @param id the account's id, never a name
 */
public record Person(String id, Set<String> groups) {

    public boolean isIn(String group) {
        return groups.contains(group);
    }
}
