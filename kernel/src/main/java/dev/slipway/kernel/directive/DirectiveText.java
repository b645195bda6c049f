package dev.slipway.kernel.directive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// Writes directives as the lines a person would type; `DirectiveParser` reads them back as they were.
public final class DirectiveText {
    private static final long KIB = 1024;
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private DirectiveText() {}

    /// Returns the line of `directive`, `//| step: train`, without a line break.
    public static String of(Directive directive) {
        return DirectiveParser.PREFIX + " "
                + switch (directive) {
                    case Directive.Step step -> "step: " + step.name();
                    case Directive.Foreach foreach ->
                        foreach.loops().stream()
                                .map(loop -> loop.variable() + " : " + loop.over())
                                .collect(Collectors.joining(", ", "foreach: ", ""));
                    case Directive.Gather gather -> "gather: " + gather.artifact() + " -> " + gather.as();
                    case Directive.Parameters _ -> "parameters";
                    case Directive.Resources resources -> "resources: " + amounts(resources);
                    case Directive.Timeout timeout -> "timeout: " + time(timeout.limit());
                    case Directive.Retry retry -> "retry: " + retry.more();
                    case Directive.Catch caught -> "catch: " + caught.variable();
                    case Directive.Keep keep -> "keep: " + String.join(", ", keep.names());
                    case Directive.Mutates mutates -> "mutates: " + String.join(", ", mutates.names());
                    case Directive.Secret secret -> "secret: " + secret.name();
                    case Directive.CacheOff _ -> "cache: off";
                    case Directive.Skip _ -> "skip";
                };
    }

    private static String amounts(Directive.Resources resources) {
        var amounts = new ArrayList<String>();
        if (resources.cpu() != null) {
            var cores = Double.toString(resources.cpu());
            amounts.add("cpu=" + (cores.endsWith(".0") ? cores.substring(0, cores.length() - 2) : cores));
        }
        if (resources.memoryBytes() != null) {
            amounts.add("memory=" + memory(resources.memoryBytes()));
        }
        if (resources.gpu() != null) {
            amounts.add("gpu=" + resources.gpu());
        }
        return String.join(", ", amounts);
    }

    private static String memory(long bytes) {
        int unit = 0;
        long amount = bytes;
        while (unit < UNITS.length - 1 && amount % KIB == 0) {
            amount /= KIB;
            unit++;
        }
        return amount + UNITS[unit];
    }

    private static String time(Duration limit) {
        var text = new StringBuilder();
        append(text, limit.toDaysPart(), "d");
        append(text, limit.toHoursPart(), "h");
        append(text, limit.toMinutesPart(), "m");
        append(text, limit.toSecondsPart(), "s");
        append(text, limit.toMillisPart(), "ms");
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }
}
