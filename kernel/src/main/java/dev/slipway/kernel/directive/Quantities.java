package dev.slipway.kernel.directive;

import dev.slipway.kernel.directive.DirectiveParser.BadValueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads amounts: times and resources.
final class Quantities {
    private static final Pattern TIME = Pattern.compile("(?:\\d+(?:ms|d|h|m|s))+");
    private static final Pattern TIME_PART = Pattern.compile("(\\d+)(ms|d|h|m|s)");
    private static final Pattern MEMORY =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMGT]i?B?|B)", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final BigDecimal MOST_BYTES = BigDecimal.valueOf(1L << 60);
    private static final double MOST_CORES = 100_000;
    private static final int MOST_DEVICES = 1000;
    private static final List<String> NAMES = List.of("cpu", "memory", "gpu");

    private Quantities() {}

    /// Returns a time such as `2h`, `1h30m`, `90s` or `500ms`.
    static Duration time(PlacedText value) throws BadValueException {
        var text = value.text().replace(" ", "");
        if (TIME.matcher(text).matches()) {
            try {
                var total = Duration.ZERO;
                var parts = TIME_PART.matcher(text);
                while (parts.find()) {
                    total = total.plus(part(Long.parseLong(parts.group(1)), parts.group(2)));
                }
                if (total.isPositive() && total.compareTo(LONGEST) <= 0) {
                    return total;
                }
            } catch (NumberFormatException | ArithmeticException tooLarge) {
                // told below: one message for all
            }
        }
        throw DirectiveGrammar.bad(
                "needs a time of more than nothing and at most 366 days, not '" + value.text() + "'",
                "Write a number and a unit: 500ms, 90s, 30m, 2h, 1h30m or 3d.",
                value);
    }

    private static Duration part(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /// Returns resources such as `cpu=4, memory=16GB, gpu=1`.
    static Directive.Resources resources(PlacedText value) throws BadValueException {
        Map<String, PlacedText> amounts = new HashMap<>();
        for (var part : value.split(',')) {
            int equals = part.text().indexOf('=');
            if (equals < 0) {
                throw DirectiveGrammar.bad(
                        "needs name=amount, not '" + part.text() + "'",
                        "Write //| resources: cpu=4, memory=16GB, gpu=1.",
                        part);
            }
            var name = part.part(0, equals).strip();
            if (!NAMES.contains(name.text())) {
                throw unknown(name);
            }
            if (amounts.put(
                            name.text(),
                            part.part(equals + 1, part.text().length()).strip())
                    != null) {
                throw DirectiveGrammar.bad("names " + name.text() + " twice", "Keep one of the two.", name);
            }
        }
        return new Directive.Resources(cpu(amounts.get("cpu")), memory(amounts.get("memory")), gpu(amounts.get("gpu")));
    }

    private static BadValueException unknown(PlacedText name) {
        var hint = Nearest.of(name.text(), NAMES)
                .map(nearest -> "Did you mean " + nearest + "?")
                .orElse("Known are cpu, memory and gpu.");
        return new BadValueException("unknown-directive", "knows no resource '" + name.text() + "'", hint, name);
    }

    private static @Nullable Double cpu(@Nullable PlacedText value) throws BadValueException {
        if (value == null) {
            return null;
        }
        try {
            double cores = new BigDecimal(value.text()).doubleValue();
            if (cores > 0 && cores <= MOST_CORES) {
                return cores;
            }
        } catch (NumberFormatException noNumber) {
            // told below: one message for both
        }
        throw DirectiveGrammar.bad(
                "needs a number of cores above 0, not '" + value.text() + "'", "Write cpu=4 or cpu=0.5.", value);
    }

    private static @Nullable Integer gpu(@Nullable PlacedText value) throws BadValueException {
        if (value == null) {
            return null;
        }
        try {
            int devices = Integer.parseInt(value.text());
            if (devices >= 0 && devices <= MOST_DEVICES) {
                return devices;
            }
        } catch (NumberFormatException noNumber) {
            // told below: one message for both
        }
        throw DirectiveGrammar.bad("needs a whole number of GPUs, not '" + value.text() + "'", "Write gpu=1.", value);
    }

    private static @Nullable Long memory(@Nullable PlacedText value) throws BadValueException {
        if (value == null) {
            return null;
        }
        var matcher = MEMORY.matcher(value.text());
        if (matcher.matches()) {
            int power =
                    "BKMGT".indexOf(matcher.group(2).toUpperCase(Locale.ROOT).charAt(0));
            var bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power)));
            if (bytes.compareTo(BigDecimal.ONE) >= 0 && bytes.compareTo(MOST_BYTES) <= 0) {
                return bytes.longValue();
            }
        }
        throw DirectiveGrammar.bad(
                "needs an amount of memory with its unit, not '" + value.text() + "'",
                "Write memory=16GB or memory=512MB; a GB is 2^30 bytes.",
                value);
    }
}
