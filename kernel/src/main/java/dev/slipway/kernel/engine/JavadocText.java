package dev.slipway.kernel.engine;

import java.util.regex.Pattern;

/// Javadoc comments as Markdown, as far as a person reading a tool tip needs it.
final class JavadocText {
    private static final Pattern CODE = Pattern.compile("\\{@(?:code|literal)\\s+([^{}]*)}");
    private static final Pattern LINK = Pattern.compile("\\{@link(?:plain)?\\s+([^\\s}]+)(?:\\s+([^}]*))?}");
    private static final Pattern OTHER_INLINE = Pattern.compile("\\{@\\w+\\s*([^{}]*)}");
    private static final Pattern PARAGRAPH = Pattern.compile("<(?:p|/p|br|/pre|pre)[^>]*>");
    private static final Pattern ITEM = Pattern.compile("<li[^>]*>");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");

    private JavadocText() {}

    static String of(String javadoc) {
        var text = CODE.matcher(javadoc).replaceAll("`$1`");
        text = LINK.matcher(text)
                .replaceAll(link -> "`"
                        + (link.group(2) == null ? link.group(1) : link.group(2))
                                .replace("\\", "\\\\")
                                .replace("$", "\\$")
                        + "`");
        text = OTHER_INLINE.matcher(text).replaceAll("$1");
        text = PARAGRAPH.matcher(text).replaceAll("\n\n");
        text = ITEM.matcher(text).replaceAll("\n* ");
        text = TAG.matcher(text).replaceAll("");
        text = BLOCK.matcher(text).replaceAll("\n**$1** ");
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .lines()
                .map(String::strip)
                .reduce("", (all, line) -> all.endsWith("\n\n") && line.isEmpty() ? all : all + line + "\n")
                .strip();
    }
}
