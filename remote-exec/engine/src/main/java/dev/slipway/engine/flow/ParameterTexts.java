package dev.slipway.engine.flow;

import dev.slipway.engine.flow.FlowCompiler.BadParameterException;
import dev.slipway.engine.flow.Plan.Parameter;
import dev.slipway.engine.flow.code.JdkTypes;
import dev.slipway.engine.json.JsonText;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Text → JSON values of the types of parameters. Stateless.
final class ParameterTexts {
    private static final Pattern REAL =
            Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|[+-]?Infinity|NaN");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern NOT_ZERO = Pattern.compile("[+-]?[0.]*[1-9]");

    /// Written out, a number of more places would be as many characters long.
    private static final int MOST_PLACES = 10_000;

    private static final Set<String> TEXTS = Set.of("String", "CharSequence", "Object");
    private static final Set<String> LISTS = Set.of("List", "Collection", "Set", "Iterable", "SequencedCollection");

    private ParameterTexts() {}

    /// A text that does not fit; the message is the sentence that says what was expected, without its full stop.
    private static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitException(String message) {
            super(message);
        }
    }

    /// Returns the values of the parameters given.
    ///
    /// @throws BadParameterException if one is not there or does not fit
    static Map<String, @Nullable Object> read(List<Parameter> parameters, Map<String, String> given)
            throws BadParameterException {
        var byName = new LinkedHashMap<String, Parameter>();
        parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var each : given.entrySet()) {
            var parameter = byName.get(each.getKey());
            if (parameter == null) {
                throw new BadParameterException(
                        each.getKey(),
                        "There is no parameter " + each.getKey() + ".",
                        DirectiveChecks.didYouMean(each.getKey(), byName.keySet()));
            }
            values.put(parameter.name(), value(parameter, each.getValue()));
        }
        return values;
    }

    private static @Nullable Object value(Parameter parameter, String text) throws BadParameterException {
        try {
            return ofText(parameter, parameter.type(), text);
        } catch (UnfitException e) {
            throw new BadParameterException(
                    parameter.name(),
                    "The parameter " + parameter.name() + " is " + article(parameter.type()) + " " + parameter.type()
                            + " (default " + JsonText.write(parameter.defaultValue()) + "), and '" + text
                            + "' is none.",
                    e.getMessage() + ".");
        }
    }

    private static String article(String type) {
        return "AEIOaeiou".indexOf(type.charAt(0)) < 0 ? "a" : "an";
    }

    private static @Nullable Object ofText(Parameter parameter, String type, String text) throws UnfitException {
        var simple = simple(type);
        if (TEXTS.contains(simple)) {
            return text;
        }
        if (!parameter.choices().isEmpty()) {
            if (parameter.choices().contains(text)) {
                return text;
            }
            throw new UnfitException("Choose one of " + String.join(", ", parameter.choices()));
        }
        boolean isStructure = type.endsWith("]") || type.contains("<") || parameter.defaultValue() instanceof Map<?, ?>;
        return isStructure ? ofJson(type, json(text), parameter.defaultValue()) : scalar(simple, text);
    }

    private static @Nullable Object json(String text) throws UnfitException {
        try {
            return JsonText.read(text);
        } catch (IOException e) {
            throw new UnfitException("Write it as JSON, for example [1, 2] or {\"a\": 1}");
        }
    }

    /// Returns the name without its package and what stands in angle brackets.
    private static String simple(String type) {
        int bracket = type.indexOf('<');
        var raw = bracket < 0 ? type : type.substring(0, bracket);
        return raw.substring(raw.lastIndexOf('.') + 1).strip();
    }

    private static Object scalar(String type, String text) throws UnfitException {
        return switch (type) {
            case "int", "Integer" -> whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "long", "Long" -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
            case "short", "Short" -> whole(text, Short.MIN_VALUE, Short.MAX_VALUE);
            case "byte", "Byte" -> whole(text, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case "double", "Double" -> real(text, Double::parseDouble, "1.7976931348623157E308", "4.9E-324");
            case "float", "Float" -> real(text, Float::parseFloat, "3.4028235E38", "1.4E-45");
            case "BigDecimal", "BigInteger", "Number" -> exact(type, text);
            case "boolean", "Boolean" -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw new UnfitException("Write true or false");
                }
                yield text.equals("true");
            }
            case "char", "Character" -> {
                if (text.length() != 1) {
                    throw new UnfitException("Write one character");
                }
                yield text;
            }
            default -> byParse(type, text);
        };
    }

    private static Long whole(String text, long least, long most) throws UnfitException {
        var plain = text.replace("_", "").strip();
        if (!WHOLE.matcher(plain).matches()) {
            throw new UnfitException("Write a whole number");
        }
        try {
            long number = Long.parseLong(plain);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) { // beyond every long
        }
        throw new UnfitException("It goes from " + least + " to " + most);
    }

    /// @param rounded returns what the type makes of a number's text; nothing may become infinite or 0 that is not so
    private static Double real(String text, ToDoubleFunction<String> rounded, String most, String least)
            throws UnfitException {
        var plain = text.strip();
        if (!REAL.matcher(plain).matches()) {
            throw new UnfitException("Write a number, with a point if it has a fraction");
        }
        double number = rounded.applyAsDouble(plain);
        if (Double.isInfinite(number) && !plain.endsWith("Infinity")) {
            throw new UnfitException("It goes from -" + most + " to " + most);
        }
        if (number == 0 && NOT_ZERO.matcher(plain).lookingAt()) {
            throw new UnfitException("The smallest above 0 is " + least);
        }
        return Double.valueOf(plain);
    }

    private static BigDecimal exact(String type, String text) throws UnfitException {
        try {
            var number = new BigDecimal(text.strip());
            if (Math.abs((long) number.scale()) > MOST_PLACES) {
                throw new UnfitException("Its exponent goes from -" + MOST_PLACES + " to " + MOST_PLACES);
            }
            if (type.equals("BigInteger")) {
                number.toBigIntegerExact();
            }
            return number;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new UnfitException("Write a number");
        }
    }

    /// Values of other types travel as text that their own `parse` or the like reads; that of the JDK's types is tried.
    private static String byParse(String type, String text) throws UnfitException {
        var found = JdkTypes.named(type);
        if (found.isPresent() && !JdkTypes.canRead(found.get(), text)) {
            throw new UnfitException(
                    found.get().isEnum()
                            ? "Choose one of " + List.of(found.get().getEnumConstants())
                            : type + ".parse does not read it");
        }
        return text;
    }

    /// Checks a JSON value against a type, and a record against its default.
    private static @Nullable Object ofJson(String type, @Nullable Object json, @Nullable Object example)
            throws UnfitException {
        if (json == null) {
            throw new UnfitException("Null has no place in it");
        }
        if (type.endsWith("[]")) {
            return list(type.substring(0, type.length() - 2), json, null);
        }
        var arguments = arguments(type);
        var simple = simple(type);
        if (LISTS.contains(simple)) {
            return list(arguments.isEmpty() ? "Object" : arguments.getFirst(), json, first(example));
        }
        if (simple.equals("Map") && json instanceof Map<?, ?> map) {
            var values = new LinkedHashMap<String, @Nullable Object>();
            for (var entry : map.entrySet()) {
                values.put(
                        String.valueOf(entry.getKey()),
                        ofJson(arguments.size() == 2 ? arguments.get(1) : "Object", entry.getValue(), null));
            }
            return values;
        }
        if (simple.equals("Map")) {
            throw new UnfitException("Write a JSON object, for example {\"a\": 1}");
        }
        if (example instanceof Map<?, ?> components) {
            return record(json, components);
        }
        return element(simple, json);
    }

    private static @Nullable Object first(@Nullable Object example) {
        return example instanceof List<?> list && !list.isEmpty() ? list.getFirst() : null;
    }

    private static List<@Nullable Object> list(String element, Object json, @Nullable Object example)
            throws UnfitException {
        if (!(json instanceof List<?> all)) {
            throw new UnfitException("Write a JSON list, for example [1, 2]");
        }
        var list = new ArrayList<@Nullable Object>();
        for (var each : all) {
            list.add(ofJson(element, each, example));
        }
        return list;
    }

    private static Map<String, @Nullable Object> record(Object json, Map<?, ?> components) throws UnfitException {
        if (!(json instanceof Map<?, ?> map)) {
            throw new UnfitException("Write a JSON object with " + components.keySet());
        }
        for (var name : map.keySet()) {
            if (!components.containsKey(name)) {
                throw new UnfitException("It has no " + name + ", but " + components.keySet());
            }
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var component : components.entrySet()) {
            var value = map.get(component.getKey());
            if (value == null && component.getValue() != null) {
                throw new UnfitException("It needs " + component.getKey());
            }
            boolean isAlike = component.getValue() == null || value == null || areAlike(value, component.getValue());
            if (!isAlike) {
                throw new UnfitException(component.getKey() + " must be like " + JsonText.write(component.getValue()));
            }
            values.put(String.valueOf(component.getKey()), value);
        }
        return values;
    }

    private static boolean areAlike(Object value, Object example) {
        return switch (example) {
            case Long _ -> value instanceof Long;
            case Number _ ->
                value instanceof Number
                        || (value instanceof String text && REAL.matcher(text).matches());
            case String _ -> value instanceof String;
            case Boolean _ -> value instanceof Boolean;
            case List<?> _ -> value instanceof List<?>;
            case Map<?, ?> _ -> value instanceof Map<?, ?>;
            default -> true;
        };
    }

    private static Object element(String type, Object json) throws UnfitException {
        return switch (json) {
            case String text when TEXTS.contains(type) -> text;
            case String text when JdkTypes.named(type).isEmpty() -> text; // an enum or the like of the notebook
            case String text -> scalar(type, text);
            case Boolean truth when type.equalsIgnoreCase("boolean") || type.equals("Object") -> truth;
            case Number number when type.equals("Object") -> number;
            case Number number
            when JdkTypes.named(type).filter(Number.class::isAssignableFrom).isPresent() ->
                scalar(type, number.toString());
            case Number number
            when Character.isLowerCase(type.charAt(0)) && !type.equals("boolean") -> scalar(type, number.toString());
            case Map<?, ?> map when JdkTypes.named(type).isEmpty() -> map;
            default -> throw new UnfitException(JsonText.write(json) + " is no " + type);
        };
    }

    /// Returns what stands between the outer angle brackets, split at its commas.
    private static List<String> arguments(String type) {
        int from = type.indexOf('<');
        if (from < 0 || !type.endsWith(">")) {
            return List.of();
        }
        var arguments = new ArrayList<String>();
        int depth = 0;
        int start = from + 1;
        for (int i = start; i < type.length() - 1; i++) {
            char c = type.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && depth == 0) {
                arguments.add(type.substring(start, i).strip());
                start = i + 1;
            }
        }
        arguments.add(type.substring(start, type.length() - 1).strip());
        return arguments;
    }
}
