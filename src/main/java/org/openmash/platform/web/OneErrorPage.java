package org.openmash.platform.web;

import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whatever is refused or fails has the same page: none is looked for by its status, through every file of the class path. */
@Configuration(proxyBeanMethods = false)
class OneErrorPage {

    @Bean
    ErrorViewResolver noPageOfAStatus() {
        return (request, status, model) -> null;
    }
}
