package org.openmash.threshold;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.referral.Contact;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Words of danger in what was told ({@code red-words.yaml}). They make a person look at once and again, whatever was
 * ticked; that one is missing says nothing. Whether a word is denied ("no knife") is left to the person who looks.
 *
 * @param words each a word or several; {@code *} at the end stands for any ending
 */
@ConfigurationProperties("mash.red-words")
public record RedWords(@DefaultValue List<String> words) {

    /** The words of danger that stand in the contact, as they stand there, each once; empty if there is none. */
    public List<String> in(Contact contact) {
        return in(Stream.concat(contact.concerns().stream().map(Contact.Concern::narrative),
                contact.subjects().stream().map(Contact.Subject::views)));
    }

    /** The same in one text. */
    public List<String> in(String text) {
        return in(Stream.of(text));
    }

    private List<String> in(Stream<String> texts) {
        var found = new LinkedHashSet<String>();
        texts.filter(Objects::nonNull).forEach(text -> pattern().matcher(text).results()
                .map(MatchResult::group).map(word -> word.replaceAll("\\s+", " ")).forEach(found::add));
        return List.copyOf(found);
    }

    private Pattern pattern() {
        return words.isEmpty() ? Pattern.compile("(?!)") : Pattern.compile(words.stream().map(RedWords::expression)
                .collect(Collectors.joining("|", "(?iu)(?<!\\p{L})(?:", ")(?!\\p{L})")));
    }

    private static String expression(String word) {
        var any = word.endsWith("*");
        return Arrays.stream(word.replace("*", "").strip().split("\\s+")).map(Pattern::quote)
                .collect(Collectors.joining("\\s+")) + (any ? "\\p{L}*" : "");
    }
}
