package org.openmash.audit;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.openmash.audit.PeopleOfCases.SomebodyNamed;
import org.openmash.platform.Sha256;

/** In what two people may be alike. Only a salted fingerprint of it is kept, slow to guess from. */
enum Likeness {

    NHS_NUMBER, NAME_AND_BIRTH, NAME_AND_HOME, FAMILY_AND_HOME, NAME,
    /** Of somebody whose birth date the case does not know. */
    NAME_UNDATED,
    /** Of somebody whose postcode the case does not know. */
    FAMILY_AND_STREET;

    private static final int ROUNDS = 20_000;
    private static final int BITS = 256;
    private static final Pattern HOUSE = Pattern.compile("\\d+\\s?[A-Za-z]?(?![A-Za-z0-9])");
    private static final Pattern FLAT = Pattern.compile("^\\s*(flat|apartment|apt|unit|room)\\W+\\w+\\W+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STREET = Pattern.compile("(\\d+\\s?[A-Za-z]?)\\W+([A-Za-z'’]{2,})\\W+([A-Za-z'’]{2,})");
    private static final SecureRandom CHANCE = new SecureRandom();

    /** What is compared; empty where not enough is known. */
    Optional<String> of(SomebodyNamed person) {
        var name = both(firstOf(person.givenName()), plain(person.familyName()));
        return switch (this) {
            case NHS_NUMBER -> Optional.of(plain(person.nhsNumber())).filter(number -> !number.isEmpty());
            case NAME, NAME_UNDATED -> name;
            case NAME_AND_BIRTH -> name.filter(known -> person.dateOfBirth() != null)
                    .map(known -> known + "|" + person.dateOfBirth());
            case NAME_AND_HOME -> name.flatMap(known -> home(person).map(home -> known + "|" + home));
            case FAMILY_AND_HOME -> Optional.of(plain(person.familyName())).filter(family -> !family.isEmpty())
                    .flatMap(family -> home(person).map(home -> family + "|" + home));
            case FAMILY_AND_STREET -> Optional.of(plain(person.familyName())).filter(family -> !family.isEmpty())
                    .flatMap(family -> street(person).map(street -> family + "|" + street));
        };
    }

    /** What is compared of somebody on a case; empty where it is compared in another way. */
    Optional<String> onACase(SomebodyNamed somebody) {
        return switch (this) {
            case NAME_UNDATED -> of(somebody).filter(name -> somebody.dateOfBirth() == null);
            case FAMILY_AND_STREET -> of(somebody).filter(street -> plain(somebody.postcode()).isEmpty());
            default -> of(somebody);
        };
    }

    /**
     * Whether somebody on a case is called what an account is called: by the first given name and the family name, whatever
     * stands between them, and however it is written.
     */
    static boolean isNameOf(String displayName, SomebodyNamed somebody) {
        var words = Arrays.asList(displayName.strip().split("\\s+"));
        return NAME.of(somebody).filter(name -> plain(displayName).equals(plain(somebody.givenName() + somebody.familyName()))
                || IntStream.range(1, words.size()).anyMatch(family -> name.equals(plain(words.get(0)) + "|"
                + plain(String.join("", words.subList(family, words.size())))))).isPresent();
    }

    private static Optional<String> both(String given, String family) {
        return given.isEmpty() || family.isEmpty() ? Optional.empty() : Optional.of(given + "|" + family);
    }

    /** The first of several given names. */
    private static String firstOf(String names) {
        return names == null ? "" : plain(names.strip().split("\\s+")[0]);
    }

    /** Without capitals, accents, hyphens and apostrophes. */
    private static String plain(String text) {
        return text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.UK)
                .replaceAll("[^a-z0-9]", "");
    }

    /** Postcode and house: its number, or its name where it has none. */
    private static Optional<String> home(SomebodyNamed person) {
        var postcode = plain(person.postcode());
        if (postcode.isEmpty() || person.address() == null) {
            return Optional.empty();
        }
        var number = HOUSE.matcher(person.address());
        var house = number.find() ? plain(number.group()) : plain(person.address().split(",")[0]);
        return house.isEmpty() ? Optional.empty() : Optional.of(postcode + "|" + house);
    }

    /** The house's number and two words of its street, without a flat before it and the town after it. */
    private static Optional<String> street(SomebodyNamed person) {
        return Optional.ofNullable(person.address()).map(address -> STREET.matcher(FLAT.matcher(address).replaceFirst("")))
                .filter(Matcher::find).map(street -> plain(street.group(1)) + "|" + plain(street.group(2) + street.group(3)));
    }

    /** Quick to compare by; for records that hold the people themselves anyway. */
    static String digest(String compared) {
        return Sha256.of(compared);
    }

    static String salt() {
        var salt = new byte[16];
        CHANCE.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    static String fingerprint(String compared, String salt) {
        try {
            var key = new PBEKeySpec(compared.toCharArray(), HexFormat.of().parseHex(salt), ROUNDS, BITS);
            return HexFormat.of().formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no PBKDF2 with SHA-256", e);
        }
    }
}
