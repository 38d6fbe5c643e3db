package org.openmash.information.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.openmash.information.Documents.Upload;
import org.openmash.information.Reply.Handling;
import org.openmash.platform.Refused;
import org.springframework.web.multipart.MultipartFile;

/** What comes from whoever attaches a document, or changes where it may go; blank where it was left out. */
record AttachedFields(String task, String request, MultipartFile file, String title, String date, String relevance,
                      String handling) {

    AttachedFields {
        task = text(task);
        request = text(request);
        title = text(title);
        date = text(date);
        relevance = text(relevance);
        handling = text(handling);
    }

    private static String text(String given) {
        return given == null ? "" : given.strip();
    }

    Upload upload() {
        if (file == null) {
            throw new Refused("file", "File: choose a file.");
        }
        return new Upload(title, file.getOriginalFilename(), content(), day(), relevance, mayGo());
    }

    private byte[] content() {
        try {
            return file.getBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Null where nothing that there is was chosen. */
    Handling mayGo() {
        return Arrays.stream(Handling.values()).filter(one -> one.name().equals(handling)).findFirst().orElse(null);
    }

    private LocalDate day() {
        try {
            return date.isEmpty() ? null : LocalDate.parse(date);
        } catch (DateTimeParseException noDay) {
            throw new Refused("date", "Its date: is written like 2026-07-14.");
        }
    }
}
