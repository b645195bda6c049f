package dev.slipway.desktop.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is looked for. Immutable.
///
/// @param text letters, or a regular expression
/// @param regex whether `text` is a regular expression
/// @param matchCase whether capitals count
/// @param wholeWord whether a hit must not be part of a longer word
public record Query(String text, boolean regex, boolean matchCase, boolean wholeWord) {
    /// Where a hit stands in a text. UTF-16 offsets, the end exclusive.
    public record Hit(int start, int end) {}

    /// Returns a query for these letters, in any case.
    public static Query of(String text) {
        return new Query(text, false, false, false);
    }

    /// Tells whether there is anything to look for.
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// Returns what is wrong with the regular expression; empty if nothing.
    public Optional<String> fault() {
        try {
            var _ = pattern();
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription());
        }
    }

    private Pattern pattern() {
        int flags = Pattern.MULTILINE | (matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        var expression = regex ? text : Pattern.quote(text);
        return Pattern.compile(wholeWord ? "(?<!\\w)(?:" + expression + ")(?!\\w)" : expression, flags);
    }

    /// Returns where `in` has it, in order, at most `most` times; nothing for a faulty or empty query. Hits of no
    /// length do not count.
    public List<Hit> hits(String in, int most) {
        var hits = new ArrayList<Hit>();
        if (isEmpty() || fault().isPresent()) {
            return hits;
        }
        var matcher = pattern().matcher(in);
        while (hits.size() < most && matcher.find()) {
            if (matcher.end() > matcher.start()) {
                hits.add(new Hit(matcher.start(), matcher.end()));
            }
        }
        return hits;
    }

    /// Returns what is wrong with `by` as a replacement, for example a group that the expression lacks; empty if
    /// nothing.
    public Optional<String> faultOf(String by) {
        if (!regex || isEmpty() || fault().isPresent()) {
            return Optional.empty();
        }
        // matches anywhere, with the same groups
        var matcher = Pattern.compile("(?:" + text + ")|").matcher("");
        try {
            var _ = matcher.find();
            matcher.appendReplacement(new StringBuilder(), by);
            return Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.of("The replacement is not right: " + e.getMessage() + ". A dollar sign is written \\$.");
        }
    }

    /// Returns `in` with every hit replaced; `$1` in `by` is a group of a regular expression. A fault leaves the text
    /// as it is.
    public String replaceAll(String in, String by) {
        if (isEmpty() || fault().isPresent() || faultOf(by).isPresent()) {
            return in;
        }
        var matcher = pattern().matcher(in);
        var replaced = new StringBuilder();
        var replacement = regex ? by : Matcher.quoteReplacement(by);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                matcher.appendReplacement(replaced, replacement);
            }
        }
        return matcher.appendTail(replaced).toString();
    }

    /// Returns what replaces the hit at `hit` in `in`.
    public String replacement(String in, Hit hit, String by) {
        var whole = in.substring(hit.start(), hit.end());
        if (!regex) {
            return by;
        }
        var matcher = pattern().matcher(in);
        if (!matcher.find(hit.start()) || matcher.start() != hit.start()) {
            return whole;
        }
        try {
            var replaced = new StringBuilder();
            matcher.appendReplacement(replaced, by);
            return replaced.substring(hit.start());
        } catch (IllegalArgumentException | IndexOutOfBoundsException noSuchGroup) {
            return whole;
        }
    }
}
