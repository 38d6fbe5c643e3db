package org.openmash.information;

/** What kinds of document the hub keeps. None of them runs when it is opened. */
public enum DocumentType {

    PDF("application/pdf", "PDF"),
    PNG("image/png", "PNG picture"),
    JPEG("image/jpeg", "JPEG picture"),
    TEXT("text/plain", "plain text"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document, DOCX"),
    ODT("application/vnd.oasis.opendocument.text", "OpenDocument text, ODT"),
    EML("message/rfc822", "e-mail, EML"),
    MSG("application/vnd.ms-outlook", "e-mail, MSG");

    private final String mediaType;
    private final String label;

    DocumentType(String mediaType, String label) {
        this.mediaType = mediaType;
        this.label = label;
    }

    public String mediaType() {
        return mediaType;
    }

    public String label() {
        return label;
    }
}
