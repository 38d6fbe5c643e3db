package org.openmash.platform.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

/**
 * Prints exceptions without their messages: a database, a parser or an expression quotes the value that it could not
 * take. The kinds of exception and the places in the code stay.
 */
public class QuietThrowables extends ThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        var text = new StringBuilder();
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            text.append(cause == thrown ? "" : "Caused by: ").append(cause.getClassName()).append('\n');
            var frames = cause.getStackTraceElementProxyArray();
            for (int i = 0; i < Math.min(frames.length - cause.getCommonFrames(), 40); i++) {
                text.append("\tat ").append(frames[i].getStackTraceElement()).append('\n');
            }
        }
        return text.toString();
    }
}
