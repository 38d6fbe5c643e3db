package org.openmash.information;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/** Recognises a document by what is in it; its name says nothing. Documents with macros are none of those that are kept. */
@Component
class DocumentTypes {

    private static final String OOXML = "application/x-tika-ooxml";
    private static final String ZIP = "application/zip";
    private static final String OLE = "application/x-tika-msoffice";

    private final Tika tika = new Tika();

    /** Empty for everything that is not kept. */
    Optional<DocumentType> of(byte[] content) {
        var found = tika.detect(content);
        return switch (found) {
            case OOXML, ZIP -> isWord(content) ? Optional.of(DocumentType.DOCX) : Optional.empty();
            case OLE -> contains(content, "__properties_version1.0", StandardCharsets.UTF_16LE)
                    ? Optional.of(DocumentType.MSG) : Optional.empty();
            default -> Arrays.stream(DocumentType.values()).filter(type -> type.mediaType().equals(found)).findFirst();
        };
    }

    /** The names of a package's parts stand uncompressed in it. */
    private static boolean isWord(byte[] content) {
        return contains(content, "[Content_Types].xml", StandardCharsets.US_ASCII)
                && contains(content, "word/document.xml", StandardCharsets.US_ASCII)
                && !contains(content, "vbaProject.bin", StandardCharsets.US_ASCII);
    }

    private static boolean contains(byte[] content, String words, Charset as) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .contains(new String(words.getBytes(as), StandardCharsets.ISO_8859_1));
    }
}
