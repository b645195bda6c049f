package dev.slipway.kernel.engine;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;

/// The names that a snippet which does not compile would have declared.
final class DeclaredNames {
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface)\\s+(\\w+)");
    private static final Pattern VARIABLE = Pattern.compile("[\\w>\\]]\\s+(\\w+)\\s*(?:=[^=]|;|\\(|$)");

    private DeclaredNames() {}

    static Set<String> of(Snippet snippet) {
        if (snippet instanceof PersistentSnippet named) {
            return Set.of(named.name());
        }
        var head = snippet.source()
                .lines()
                .filter(line -> !line.strip().startsWith("//"))
                .findFirst()
                .orElse("");
        var pattern = TYPE.matcher(head).find() ? TYPE : VARIABLE;
        return pattern.matcher(head).results().map(found -> found.group(1)).collect(Collectors.toUnmodifiableSet());
    }
}
