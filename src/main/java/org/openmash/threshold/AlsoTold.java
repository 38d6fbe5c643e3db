package org.openmash.threshold;

import java.util.List;

/** What is told of a case while others have it, and read wherever new information is. */
public interface AlsoTold {

    /** All of a case, in any order. */
    List<NewInformation.Read> of(String caseReference);
}
