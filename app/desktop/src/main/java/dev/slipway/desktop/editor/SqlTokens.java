package dev.slipway.desktop.editor;

import dev.slipway.desktop.editor.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Cuts a cell that begins with `%%sql` into what has a colour. Pure; one pass.
final class SqlTokens {
    private static final Pattern PARTS = Pattern.compile("(?<comment>--[^\n]*|/\\*(?s:.*?)(?:\\*/|\\z))"
            + "|(?<string>'(?:[^']++|'')*+'?|\\$\\$(?s:.*?)(?:\\$\\$|\\z))"
            + "|(?<name>\"(?:[^\"]++|\"\")*+\"?)"
            + "|(?<variable>(?<![\\w:)\\]]):[\\p{L}_]\\w*)"
            + "|(?<number>\\b\\d[\\w.]*)"
            + "|(?<word>[\\p{L}_][\\w$]*)(?<call>\\s*\\()?");
    private static final Set<String> KEYWORDS = Set.of(("all and anti any as asc asof at between by case cast cross"
                    + " cube current desc describe distinct else end escape except exclude exists false fetch filter"
                    + " first following for from full group grouping having ilike in inner intersect interval into is"
                    + " join last lateral left like limit materialized natural not null nulls offset on or order outer"
                    + " over partition pivot positional preceding qualify range recursive replace respect right rollup"
                    + " row rows sample select semi sets show similar summarize table then to true try_cast unbounded"
                    + " union unnest unpivot using values when where window with within")
            .split(" ", -1));
    private static final Set<String> TYPES = Set.of(("bigint blob boolean date decimal double float hugeint int integer"
                    + " json real smallint struct text time timestamp timestamptz tinyint ubigint uinteger uuid varchar")
            .split(" ", -1));

    private SqlTokens() {}

    /// Returns the tokens of `text`, of which the query begins at `query`.
    static List<Token> of(String text, int query) {
        var tokens = new ArrayList<>(JavaTokens.of(text.substring(0, query)));
        var parts = PARTS.matcher(text).region(query, text.length()).useTransparentBounds(true);
        while (parts.find()) {
            if (parts.group("comment") != null) {
                tokens.add(new Token(parts.start(), parts.end(), Kind.COMMENT));
            } else if (parts.group("string") != null) {
                tokens.add(new Token(parts.start(), parts.end(), Kind.STRING));
            } else if (parts.group("variable") != null) {
                tokens.add(new Token(parts.start(), parts.end(), Kind.DIRECTIVE));
            } else if (parts.group("number") != null) {
                tokens.add(new Token(parts.start(), parts.end(), Kind.NUMBER));
            } else if (parts.group("word") != null) {
                var kind = kind(parts.group("word").toLowerCase(Locale.ROOT), parts.group("call") != null);
                if (kind != null) {
                    tokens.add(new Token(parts.start("word"), parts.end("word"), kind));
                }
            }
        }
        return List.copyOf(tokens);
    }

    private static @org.jspecify.annotations.Nullable Kind kind(String word, boolean isCall) {
        if (KEYWORDS.contains(word)) {
            return Kind.KEYWORD;
        }
        return TYPES.contains(word) ? Kind.TYPE : isCall ? Kind.METHOD : null;
    }
}
