package dev.slipway.kernel.analysis;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which methods of libraries other than the core of the JDK may give something else the next time.
final class LibraryChances {
    private static final Set<String> FORMATS = Set.of(
            "getInstance",
            "getNumberInstance",
            "getIntegerInstance",
            "getPercentInstance",
            "getCurrencyInstance",
            "getCompactNumberInstance",
            "getDateInstance",
            "getTimeInstance",
            "getDateTimeInstance");

    private LibraryChances() {}

    /// Returns what calling a method means; null if nothing.
    ///
    /// @param owner internal name
    static @Nullable Chance of(String owner, String name, String type) {
        if (owner.startsWith("java/text/")) {
            return format(owner.substring("java/text/".length()), name, type);
        }
        boolean isMade = name.equals("<init>");
        if (owner.startsWith("tech/tablesaw/")) {
            boolean draws = name.startsWith("sample")
                    || name.equals("stratifiedSampleSplit")
                    || name.equals("selectNRowsAtRandom");
            return draws ? Chance.RANDOM : null;
        }
        if (owner.startsWith("org/apache/commons/math3/random/")) {
            return isMade && type.equals("()V") ? Chance.RANDOM : null;
        }
        return switch (owner) {
            case "org/apache/commons/lang3/RandomUtils", "org/apache/commons/lang3/RandomStringUtils" ->
                isMade || type.contains("Ljava/util/Random;") ? null : Chance.RANDOM;
            case "java/util/GregorianCalendar" -> isMade && type.equals("()V") ? Chance.CLOCK : null;
            case "java/util/random/RandomGeneratorFactory" ->
                name.equals("create") && type.startsWith("()") ? Chance.RANDOM : null;
            default -> null;
        };
    }

    private static @Nullable Chance format(String owner, String name, String type) {
        boolean isNamed = type.contains("Ljava/util/Locale;") || type.contains("Ljava/text/DecimalFormatSymbols;");
        return switch (owner) {
            case "NumberFormat", "DateFormat", "Collator", "DecimalFormatSymbols" ->
                FORMATS.contains(name) && !isNamed ? Chance.LOCALE : null;
            case "DecimalFormat", "SimpleDateFormat", "MessageFormat" ->
                name.equals("<init>") && !isNamed ? Chance.LOCALE : null;
            default -> null;
        };
    }
}
