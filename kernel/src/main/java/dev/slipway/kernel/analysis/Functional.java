package dev.slipway.kernel.analysis;

import java.util.regex.Pattern;

/// Tells types whose values are code.
final class Functional {
    private static final Pattern CODE = Pattern.compile("\\b(?:\\w*(?:Function|Supplier|Consumer|Predicate|Operator)"
            + "|Runnable|Callable|Comparator|Thread|ThreadLocal|<anonymous)\\b");

    private static final Pattern PLAIN = Pattern.compile(
            "boolean|byte|short|char|int|long|float|double|String|Boolean|Byte"
                    + "|Short|Character|Integer|Long|Float|Double|BigInteger|BigDecimal|Duration|Instant|Local(Date|Time|DateTime)");

    private static final Pattern CODE_FIELD =
            Pattern.compile("L(?:java/util/function/.*|java/lang/(?:Object|Runnable|Iterable)"
                    + "|java/util/(?:Comparator|Iterator|concurrent/Callable|stream/.*)|REPL/.*);");
    private static final Pattern OPEN = Pattern.compile("\\b(?:Object|Iterable|Iterator|Comparable|\\w*Stream)\\b|[?]");
    /// Objects of the JDK that work on others they were made of.
    private static final Pattern WRAPPER = Pattern.compile(
            "\\w*(?:Writer|Reader|Stream|Formatter|Scanner|Buffer|Graphics\\w*|Channel|Raster|Matcher|TableSlice|TableSliceGroup|Statement)");

    private static final Pattern ARGUMENTS = Pattern.compile("<([^<>]*)>");

    private Functional() {}

    /// Tells whether a field of this descriptor may hold a lambda, itself or in an object of the notebook's types.
    static boolean mayBeCode(String descriptor) {
        return CODE_FIELD.matcher(descriptor).matches();
    }

    /// Tells whether a value of `type` may be of any class.
    static boolean isOpen(String type) {
        return OPEN.matcher(type).find();
    }

    /// Tells whether a value of `type`, none of the notebook's, holds no objects that could be changed by themselves:
    /// a collection or array of plain values.
    static boolean isFlat(String type) {
        if (isOpen(type) || WRAPPER.matcher(type).matches()) {
            return false;
        }
        if (type.endsWith("[]")) {
            return isPlain(type.substring(0, type.length() - 2));
        }
        if (!type.contains("<")) {
            return true;
        }
        var arguments = ARGUMENTS.matcher(type);
        return type.indexOf('<') == type.lastIndexOf('<')
                && arguments.find()
                && java.util.stream.Stream.of(arguments.group(1).split(",")).allMatch(one -> isPlain(one.strip()));
    }

    /// Tells whether a value of `type` is one whose identity does not matter and that never changes.
    static boolean isPlain(String type) {
        return PLAIN.matcher(type).matches();
    }

    /// Tells whether a value of `type`, as a person writes it, may run the lambdas of its initialiser later.
    static boolean mayHoldCode(String type) {
        return CODE.matcher(type).find();
    }
}
