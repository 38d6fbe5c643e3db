package org.openmash.information;

import java.util.List;
import java.util.Locale;

/** What kinds of document the hub keeps. None of them runs when it is opened. */
public enum DocumentType {

    PDF("application/pdf", "PDF", "pdf"),
    PNG("image/png", "PNG picture", "png"),
    JPEG("image/jpeg", "JPEG picture", "jpg", "jpeg"),
    TEXT("text/plain", "plain text", "txt"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document, DOCX", "docx"),
    ODT("application/vnd.oasis.opendocument.text", "OpenDocument text, ODT", "odt"),
    EML("message/rfc822", "e-mail, EML", "eml"),
    MSG("application/vnd.ms-outlook", "e-mail, MSG", "msg");

    private final String mediaType;
    private final String label;
    private final List<String> endings;

    DocumentType(String mediaType, String label, String... endings) {
        this.mediaType = mediaType;
        this.label = label;
        this.endings = List.of(endings);
    }

    /** A name by which a computer takes it for what it is, whatever it was called: {@code report.vbs} is {@code report.vbs.txt}. */
    String named(String filename) {
        var named = filename.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(ending -> named.endsWith("." + ending)) ? filename : filename + "." + endings.get(0);
    }

    public String mediaType() {
        return mediaType;
    }

    public String label() {
        return label;
    }
}
