package org.openmash.referral;

/** What a referrer is told when their contact is recorded. Implemented by the capability that knows the hub's hours. */
public interface Acknowledgements {

    /**
     * Words to send back or to read out: the reference, when it was received, when to expect a decision, 999, and, for a
     * contact recorded while the hub is closed, whom to ring. The same case is always answered alike.
     */
    String of(MashCase mashCase);
}
