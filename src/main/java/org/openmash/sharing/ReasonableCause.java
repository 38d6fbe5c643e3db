package org.openmash.sharing;

/**
 * Has reasonable cause to suspect significant harm been decided (Children Act 1989, s47)? Until then a disclosure stands
 * on section 17 and the Children Act 2004. Implemented by {@code response}, where a strategy discussion decides it.
 */
public interface ReasonableCause {

    boolean isDecided(String caseReference);
}
