package org.openmash.threshold;

import org.springframework.stereotype.Service;

/** Which way a contact about one child goes. */
@Service
public class ReferralRouting {

    /** Never throws: what no row foresees is rated by the hub. */
    public Routed route(RoutingFacts facts) {
        throw new UnsupportedOperationException();
    }
}
