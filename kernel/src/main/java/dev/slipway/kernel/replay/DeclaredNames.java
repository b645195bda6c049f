package dev.slipway.kernel.replay;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The names that text declares which does not compile: as far as its words tell, since it may not even parse.
public final class DeclaredNames {
    private static final Pattern COMMENT = Pattern.compile("//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final String BEGIN = "(?:^|[;}])\\s*(?:@\\w+(?:\\([^)]*\\))?\\s+"
            + "|(?:public|protected|private|static|final|abstract|synchronized|sealed|non-sealed|default)\\s+)*";
    private static final String NO_TYPE = "(?!(?:new|return|throw|else|case|yield|assert|import|package|do)\\b)";
    private static final Pattern VALUE = Pattern.compile(BEGIN + "(?:<[^;(){}]*>\\s*)?" + NO_TYPE
            + "[A-Za-z_$][\\w.$]*(?:<[^;(){}]*>)?(?:\\s*\\[\\s*])*\\s+(\\w+)\\s*(?==[^=]|;|,|\\(|$)");
    private static final Pattern FURTHER = Pattern.compile("[^;]*?,\\s*(\\w+)\\s*(?:\\[\\s*]\\s*)*(?==[^=]|;|,|$)");
    private static final String ARGUMENTS = "\u0001";
    private static final Pattern INSIDE = Pattern.compile("[({][^(){}]*[)}]");
    private static final Pattern TEXT = Pattern.compile(
            "\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile(BEGIN + "@?(?:class|record|enum|interface)\\s+(\\w+)");

    private DeclaredNames() {}

    /// Returns the variables, methods and types that statements of `source` begin to declare.
    static Set<String> of(String source) {
        var names = new HashSet<String>();
        var code = COMMENT.matcher(source).replaceAll(" ");
        for (var pattern : new Pattern[] {VALUE, TYPE}) {
            var matcher = pattern.matcher(code);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /// Returns the variables, methods and types that a cell which compiles declares, those within braces left out.
    public static Set<String> whole(String source) {
        var code = COMMENT.matcher(TEXT.matcher(source).replaceAll("0")).replaceAll(" ");
        for (var shorter = flat(code); !shorter.equals(code); shorter = flat(code)) {
            code = shorter;
        }
        code = code.replace(ARGUMENTS, "()");
        var names = of(code);
        var matcher = VALUE.matcher(code);
        while (matcher.find()) {
            var further = FURTHER.matcher(code).region(matcher.end(), code.length());
            while (further.lookingAt()) {
                names.add(further.group(1));
                further.region(further.end(), code.length());
            }
        }
        return names;
    }

    /// Leaves out the innermost brackets: a body ends as a statement does, arguments are of no interest.
    private static String flat(String code) {
        return INSIDE.matcher(code).replaceAll(found -> found.group().startsWith("{") ? ";" : ARGUMENTS);
    }
}
