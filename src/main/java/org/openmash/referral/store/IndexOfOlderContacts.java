package org.openmash.referral.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contacts that were recorded before earlier contacts could be looked up: at the first start they are indexed. */
@Component
class IndexOfOlderContacts implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(IndexOfOlderContacts.class);

    private final JdbcEarlierContacts contacts;

    IndexOfOlderContacts(JdbcEarlierContacts contacts) {
        this.contacts = contacts;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var indexed = contacts.indexAllIfNoneIs();
        if (indexed > 0) {
            LOG.info("MASH-CONTACT-01 The people of {} contacts can be found in later ones from now on", indexed);
        }
    }
}
