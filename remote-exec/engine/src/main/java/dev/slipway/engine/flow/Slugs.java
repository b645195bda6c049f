package dev.slipway.engine.flow;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text → names made of lower-case letters, digits and `-`. Stateless.
final class Slugs {
    private static final int LONGEST = 60;
    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern AROUND = Pattern.compile("^-+|-+$");

    private Slugs() {}

    /// Returns the slug of `text`, at most 60 characters; empty if nothing of it is a letter or digit of ASCII, accents
    /// left out.
    static String of(String text) {
        var plain = LINK.matcher(text).replaceAll("$1").replace("ß", "ss");
        var letters =
                MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
        var slug = OTHER.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("-");
        slug = AROUND.matcher(slug).replaceAll("");
        return slug.length() <= LONGEST
                ? slug
                : AROUND.matcher(slug.substring(0, LONGEST)).replaceAll("");
    }
}
