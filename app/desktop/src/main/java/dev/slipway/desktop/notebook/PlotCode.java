package dev.slipway.desktop.notebook;

import dev.slipway.kernel.protocol.Variable;
import java.util.Optional;
import java.util.regex.Pattern;

/// Java that plots a variable, by its type.
final class PlotCode {
    private static final Pattern NUMBERS =
            Pattern.compile("(?:List|ArrayList|Collection)<(?:Double|Integer|Long|Float|Number)>");
    private static final Pattern COUNTS = Pattern.compile("(?:\\w*Map)<[^,]+, ?(?:Double|Integer|Long|Float|Number)>");

    private PlotCode() {}

    /// Returns the text of a cell that plots `variable`; empty if that is nothing to plot.
    static Optional<String> of(Variable variable) {
        var name = variable.name();
        var type = variable.type();
        if (type.equals("double[]")) {
            return Optional.of("plot(" + name + ")");
        }
        if (type.equals("int[]") || type.equals("long[]")) {
            return Optional.of("plot(java.util.Arrays.stream(" + name + ").asDoubleStream().toArray())");
        }
        if (NUMBERS.matcher(type).matches()) {
            return Optional.of("plot(" + name + ".stream().mapToDouble(Number::doubleValue).toArray())");
        }
        return COUNTS.matcher(type).matches() ? Optional.of("plot(" + name + ")") : Optional.empty();
    }
}
