package dev.slipway.kernel.dialect;

import dev.slipway.kernel.dialect.AnnotatedMethods.Annotation;
import dev.slipway.kernel.dialect.AnnotatedMethods.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The annotations that give a test its arguments → Java that makes the rows. Stateless.
final class TestSources {
    private static final String ROWS = MagicJava.called("dev.slipway.api.magic.TestRows") + ".";
    private static final Pattern NAMED = Pattern.compile("(\\w+)\\s*=(?!=)\\s*(.*)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\"(\\w+)\"");
    private static final Map<String, String> VALUES = Map.of(
            "shorts", "short",
            "bytes", "byte",
            "ints", "int",
            "longs", "long",
            "floats", "float",
            "doubles", "double",
            "chars", "char",
            "booleans", "boolean",
            "strings", "String",
            "classes", "Class<?>");
    private static final Set<String> CSV = Set.of("value", "textBlock", "delimiter", "delimiterString", "nullValues");
    private static final Set<String> ENUM = Set.of("value", "names", "mode");

    private TestSources() {}

    /// Something that is not known here.
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        /// @param words what is not known, and a way on
        Unknown(String words) {
            super(words);
        }
    }

    /// Tells whether an annotation called `name` gives arguments, known or not.
    static boolean accepts(String name) {
        return name.endsWith("Source") || name.endsWith("Sources");
    }

    /// Returns Java for the rows of `method`, an expression of the type `List<Object[]>`.
    static String of(Method method) throws Unknown {
        var rows = new ArrayList<String>();
        for (var annotation : method.annotations()) {
            if (accepts(annotation.name())) {
                rows.add(of(annotation, method));
            }
        }
        if (rows.isEmpty()) {
            throw new Unknown("it has no source of arguments, such as @ValueSource");
        }
        return joined(rows);
    }

    private static String joined(List<String> rows) {
        return rows.size() == 1 ? rows.getFirst() : ROWS + "joined(java.util.List.of(" + String.join(", ", rows) + "))";
    }

    private static String of(Annotation source, Method method) throws Unknown {
        return switch (source.name()) {
            case "ValueSource" -> values(source);
            case "CsvSource" -> csv(source);
            case "MethodSource" -> methods(source, method);
            case "EnumSource" -> constants(source, method);
            case "NullSource" -> ROWS + "missing()";
            case "EmptySource" -> empty(source, method);
            case "NullAndEmptySource" -> joined(List.of(ROWS + "missing()", empty(source, method)));
            default ->
                throw new Unknown("@" + source.name()
                        + " is not known here; @ValueSource, @CsvSource, @MethodSource, @EnumSource, @NullSource and"
                        + " @EmptySource are");
        };
    }

    private static String empty(Annotation source, Method method) throws Unknown {
        if (method.parameters().size() != 1) {
            throw new Unknown("@" + source.name() + " needs one parameter, which takes what is empty");
        }
        return ROWS + "empty(" + method.parameters().getFirst() + ".class)";
    }

    /// Returns the arguments of an annotation by their names; one without a name is `value`.
    private static Map<String, String> named(Annotation annotation) {
        var all = new LinkedHashMap<String, String>();
        for (var part : AnnotatedMethods.parts(annotation.arguments())) {
            var named = NAMED.matcher(part);
            if (named.matches()) {
                all.put(named.group(1), named.group(2));
            } else {
                all.put("value", part);
            }
        }
        return all;
    }

    /// Returns the arguments of an annotation by their names, which have to be among `known`.
    static Map<String, String> named(Annotation annotation, Set<String> known) throws Unknown {
        var named = named(annotation);
        for (var name : named.keySet()) {
            if (!known.contains(name)) {
                throw new Unknown("of @" + annotation.name() + ", " + name + " is not known here");
            }
        }
        return named;
    }

    private static String values(Annotation source) throws Unknown {
        var named = named(source, VALUES.keySet());
        if (named.size() != 1) {
            throw new Unknown("@ValueSource has one kind of values, such as ints = {1, 2}");
        }
        var values = named.entrySet().iterator().next();
        return ROWS + "values(" + array(VALUES.getOrDefault(values.getKey(), "Object"), values.getValue()) + ")";
    }

    private static String array(String type, String values) {
        return "new " + type + "[] " + (values.startsWith("{") ? values : "{" + values + "}");
    }

    private static String csv(Annotation source) throws Unknown {
        var named = named(source, CSV);
        if (named.containsKey("value") == named.containsKey("textBlock")) {
            throw new Unknown("@CsvSource has either lines or a textBlock");
        }
        var value = named.get("value");
        var lines = value == null ? ROWS + "lines(" + named.get("textBlock") + ")" : array("String", value);
        var delimiter = named.containsKey("delimiter")
                ? "String.valueOf(" + named.get("delimiter") + ")"
                : named.getOrDefault("delimiterString", "\",\"");
        var missing = array("String", named.getOrDefault("nullValues", "{}"));
        return ROWS + "csv(" + delimiter + ", " + missing + ", " + lines + ")";
    }

    private static String methods(Annotation source, Method method) throws Unknown {
        var value = named(source, Set.of("value")).getOrDefault("value", "\"" + method.name() + "\"");
        var calls = new ArrayList<String>();
        for (var one : AnnotatedMethods.parts(inside(value))) {
            var name = NAME.matcher(one);
            if (!name.matches()) {
                throw new Unknown("@MethodSource takes the names of methods of the notebook here, not " + one);
            }
            calls.add(
                    ROWS + "of(" + name.group(1) + "(), " + method.parameters().size() + ")");
        }
        return joined(calls);
    }

    private static String inside(String values) {
        return values.startsWith("{") && values.endsWith("}") ? values.substring(1, values.length() - 1) : values;
    }

    private static String constants(Annotation source, Method method) throws Unknown {
        var named = named(source, ENUM);
        if (method.parameters().isEmpty()) {
            throw new Unknown("@EnumSource needs a parameter that takes the constants");
        }
        var type = named.getOrDefault("value", method.parameters().getFirst() + ".class");
        var mode = named.getOrDefault("mode", "INCLUDE").replaceFirst("(?s).*\\.\\s*", "");
        var names = array("String", named.getOrDefault("names", "{}"));
        return ROWS + "constants(" + type + ", \"" + mode + "\", " + names + ")";
    }
}
