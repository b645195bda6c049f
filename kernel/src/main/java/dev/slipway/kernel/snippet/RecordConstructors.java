package dev.slipway.kernel.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A snippet's text as JShell can compile it. Immutable.
///
/// JShell makes every type at the top level public, and then refuses a record whose constructor says nothing about its
/// access: `record P(int x) { P { } }`. Such a constructor gets the word `public`; lines stay what they are.
///
/// @param text what JShell is given
/// @param insertions UTF-16 offsets in `text` where a word was put in, in order
public record RecordConstructors(String text, List<Integer> insertions) implements JavaText {
    private static final String WORD = "public ";
    private static final Pattern RECORD = Pattern.compile("\\brecord\\s+(\\w+)\\s*[<(]");
    private static final Pattern ACCESS = Pattern.compile("\\b(?:public|protected|private)\\s+$");

    public RecordConstructors {
        insertions = List.copyOf(insertions);
    }

    /// Returns `snippet` with the words it needs.
    public static RecordConstructors of(String snippet) {
        var declared = RECORD.matcher(snippet);
        if (!declared.find() || !isCode(snippet, declared.start(), 0)) {
            return new RecordConstructors(snippet, List.of());
        }
        var constructor =
                Pattern.compile("\\b" + declared.group(1) + "\\s*[({]").matcher(snippet);
        var text = new StringBuilder();
        var insertions = new ArrayList<Integer>();
        int copied = 0;
        for (int from = declared.end(); constructor.find(from); from = constructor.end()) {
            if (isConstructor(snippet, constructor.start())) {
                text.append(snippet, copied, constructor.start());
                insertions.add(text.length());
                text.append(WORD);
                copied = constructor.start();
            }
        }
        return new RecordConstructors(
                text.append(snippet, copied, snippet.length()).toString(), insertions);
    }

    private static boolean isConstructor(String snippet, int at) {
        var before = snippet.substring(0, at);
        var stripped = before.stripTrailing();
        char last = stripped.isEmpty() ? ' ' : stripped.charAt(stripped.length() - 1);
        var line = stripped.substring(stripped.lastIndexOf('\n') + 1).strip();
        boolean isMember = "{};/".indexOf(last) >= 0 || line.startsWith("//") || line.startsWith("@");
        return isMember && !ACCESS.matcher(before).find() && isCode(snippet, at, 1);
    }

    private static boolean isCode(String snippet, int at, int depth) {
        var place = CodeText.of(snippet, at);
        return place.end() == CodeText.Open.NOTHING && place.depth() == depth;
    }

    @Override
    public int original(int offset) {
        int words = 0;
        for (int insertion : insertions) {
            if (offset >= insertion + WORD.length()) {
                words++;
            } else if (offset > insertion) {
                return insertion - words * WORD.length();
            }
        }
        return offset - words * WORD.length();
    }
}
