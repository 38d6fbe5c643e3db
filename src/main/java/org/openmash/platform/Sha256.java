package org.openmash.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** A hash that is kept or compared: SHA-256, in hexadecimal. */
public final class Sha256 {

    private Sha256() {
    }

    /** Of a text in UTF-8. */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /**
     * A part of what is hashed together with others, with its length: so that nothing can be moved from one into the next, and
     * nothing is not the same as empty.
     */
    public static String part(Object value) {
        var text = Objects.toString(value, null);
        return text == null ? "-" : text.length() + ":" + text;
    }
}
