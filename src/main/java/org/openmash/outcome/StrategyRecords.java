package org.openmash.outcome;

/** What delivery must know about strategy discussions. Implemented by {@code response}. */
public interface StrategyRecords {

    /** Was a strategy discussion held whose minutes have not gone to those who took part? */
    boolean isFinishDue(String caseReference);
}
