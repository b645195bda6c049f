package dev.slipway.kernel.replay;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of the classes that JShell makes of snippets: `REPL.$JShell$7` and what is nested in it.
final class SnippetClasses {
    /// The method that runs a snippet.
    static final String ENTRY = "do_it$";

    /// A snippet class in a name, descriptor or signature: package separator, simple name.
    static final Pattern NAME = Pattern.compile("REPL([/.])(\\$JShell\\$[0-9A-Za-z_]+)");

    private static final String PACKAGE = "REPL.";

    private SnippetClasses() {}

    /// Returns the binary name of the snippet class that `name` is, or is nested in.
    static String outer(String name) {
        var matcher = NAME.matcher(name);
        return matcher.lookingAt() ? PACKAGE + matcher.group(2) : name;
    }

    /// Returns the simple name of a snippet class.
    static String simple(String outer) {
        return outer.substring(PACKAGE.length());
    }

    static String binary(String simple) {
        return PACKAGE + simple;
    }

    /// Returns the snippet classes that these classes mention, binary names.
    static Set<String> mentioned(Map<String, byte[]> classes) {
        var outers = new LinkedHashSet<String>();
        for (var bytes : classes.values()) {
            for (var text : ClassPatch.texts(bytes)) {
                var matcher = NAME.matcher(text);
                while (matcher.find()) {
                    outers.add(PACKAGE + matcher.group(2));
                }
            }
        }
        return outers;
    }
}
