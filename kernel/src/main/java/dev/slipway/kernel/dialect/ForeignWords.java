package dev.slipway.kernel.dialect;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What people write who come from other languages, and what it is in Java. Stateless.
final class ForeignWords {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("None", "Java's word for no value is null."),
            Map.entry("nil", "Java's word for no value is null."),
            Map.entry("undefined", "Java's word for no value is null."),
            Map.entry("NULL", "Java's word for no value is null."),
            Map.entry("True", "Write true."),
            Map.entry("False", "Write false."),
            Map.entry("TRUE", "Write true."),
            Map.entry("FALSE", "Write false."),
            Map.entry("console", "Write System.out.println(value)."),
            Map.entry("elif", "Write else if."),
            Map.entry("string", "Write String."),
            Map.entry("str", "Write String."),
            Map.entry("bool", "Write boolean."),
            Map.entry("Bool", "Write boolean."),
            Map.entry("Int", "Write int."),
            Map.entry("Any", "Write Object."),
            Map.entry("let", "Write var instead of let."),
            Map.entry("val", "Write var instead of val."),
            Map.entry("auto", "Write var instead of auto."),
            Map.entry("len", "Write list.size(), text.length() or array.length."),
            Map.entry("range", "Write IntStream.range(0, n)."));

    /// What stands in the line, with what is in its texts left out, and the compiler's message about it.
    private record Form(Pattern line, Pattern message, String hint) {
        Form(String line, String message, String hint) {
            this(Pattern.compile(line), Pattern.compile(message), hint);
        }
    }

    private static final String LIBRARY =
            "Java imports types by their full names: import java.util.List; a library is declared with //DEPS"
                    + " group:artifact:version.";
    private static final String CONDITION = "A condition stands in round brackets: if (x > 0) { … }.";

    private static final List<Form> FORMS = List.of(
            new Form("“|”", "unclosed string literal", "A text begins and ends with \": type \" instead of “ and ”."),
            new Form(
                    "",
                    "unclosed string literal",
                    "A text ends on its line: close it with \", or use a text block between \"\"\" and \"\"\"."),
            new Form("'", "unclosed character literal", "A text stands between \" and \"; ' is for one character."),
            new Form("", "illegal text block open", "Begin the text below the \"\"\"; on one line it stands in \"."),
            new Form("", "'var' on variable without init", "Give it a value, or write its type: int, String, …."),
            new Form("", "'var' is not allowed in a compound", "Declare each of them in a statement of its own."),
            new Form(
                    "->|::",
                    "Object is not a functional interface",
                    "Say what it is: Function<Integer, Integer> f = …, or call something that takes it."),
            new Form("\\breturn\\b", "missing return value", "A cell is no method: put what may be left out in an if."),
            new Form(
                    "\\bjava\\s*\\.|\\bdev\\s*\\.",
                    "cannot be dereferenced|location: variable (?:java|dev) ",
                    "A variable called like a package hides it: give it another name."),
            new Form("", "lambda expression needs an explicit", "Write its type: Function<Integer, Integer> f = …."),
            new Form("", "variable initializer is 'null'", "Write its type instead of var."),
            new Form("", "possible lossy conversion", "Declare it of the wider type, or cast the value: (int) value."),
            new Form("", "<nulltype> cannot be conv", "Only objects can be null: write Integer for int, and so on."),
            new Form(
                    "", "required: reference; found|required: reference\\s+found", "Write Integer for int, and so on."),
            new Form("\\bthrow\\b", "String cannot be conv", "Write throw new IllegalStateException(\"…\")."),
            new Form("(?<![<>=!])=>", "illegal start of expr", "The arrow of a lambda is -> in Java."),
            new Form("\\w\\s*:=", "illegal start of expr", "Java assigns with =; var x = … declares a variable."),
            new Form("\\w\\s*\\*\\*\\s*[\\w(]", "illegal start of expr", "Write Math.pow(x, 2)."),
            new Form("[=(,]\\s*\\[", "illegal start of expr", "Write List.of(1, 2), or new int[] {1, 2}."),
            new Form("\\w\\?\\.\\w", "illegal start of expr", "Java has no ?.: write x == null ? null : x.y()."),
            new Form("\\?:", "illegal start of expr", "Java has no ?:; write Objects.requireNonNullElse(x, y)."),
            new Form("^\\s*const\\s", "illegal start of expr", "Write var, or final and the type, instead of const."),
            new Form("=\\s*\\{\\s*(?:\"\"|\\w+)\\s*:", "expected|illegal start", "Write Map.of(\"a\", 1, \"b\", 2)."),
            new Form(
                    "^\\s*(?:fun|def|func|fn|function)\\s+\\w+\\s*\\(",
                    "expected|cannot find symbol",
                    "A method begins with the type of its result: int add(int a, int b) { return a + b; }."),
            new Form("^\\s*data\\s+class\\b", "expected", "Write record Point(int x, int y) {}."),
            new Form("^\\s*import\\s+[\\w.]+(?:\\s+as\\s.*)?;?\\s*$", "'\\.' expected|';' expected", LIBRARY),
            new Form("^\\s*from\\s+[\\w.]+\\s+import\\b", "expected", LIBRARY),
            new Form(
                    "^\\s*for(?:each)?\\s*\\(?\\s*(?:\\w+\\s+)*in\\b|^\\s*foreach\\s*\\(",
                    "expected",
                    "Write for (var x : values) { … }, or for (int i = 0; i < 10; i++) { … }."),
            new Form("^\\s*(?:if|while|elif)\\s+[^(\\s]", "'\\(' expected", CONDITION),
            new Form("^\\s*(?:try|else|finally)\\s*:", "'\\{' expected|illegal start", "A body stands in { and }."),
            new Form("^[^{}]*\\S\\s+if\\s.*\\selse\\s", "expected", "Write condition ? a : b."),
            new Form("(?:^|\\()\\s*not\\s+\\w|\\w\\s+(?:and|or)\\s+\\w", "expected", "Write !, && and || in Java."),
            new Form("\\blambda\\b[\\w\\s,]*:", "expected", "Write x -> x + 1."),
            new Form("\\bf\"", "expected", "Write \"hello \" + x, or \"hello %s\".formatted(x)."),
            new Form("^\\s*(?i:select)\\s.*\\b(?i:from)\\b", "expected", "A query stands below the line %%sql."),
            new Form(
                    "^\\s*(?:pip3?|conda|npm)\\s+install\\b",
                    "expected",
                    "Java libraries are declared with //DEPS group:artifact:version."));

    private ForeignWords() {}

    /// Returns what to write instead; empty if nothing is known.
    ///
    /// @param message the compiler's
    /// @param missing the name it cannot find, empty if it is about something else
    /// @param line the line of the cell that it is about
    static String hint(String message, String missing, String line) {
        var code = line.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"");
        for (var form : FORMS) {
            if (form.message.matcher(message).find() && form.line.matcher(code).find()) {
                return form.hint;
            }
        }
        return message.contains("cannot find symbol") ? NAMES.getOrDefault(missing, "") : "";
    }

    /// Returns what to do where a value is given to a variable `missing` that nothing declares; empty if none is.
    static String declaring(String missing, String line) {
        boolean isGiven = !missing.isEmpty() && line.matches("\\s*" + Pattern.quote(missing) + "\\s*=[^=].*");
        return isGiven ? "To declare it write var " + missing + " = …." : "";
    }
}
