package dev.slipway.desktop.compare;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Runs that agree in something, and how far their metrics lie apart. Pure.
///
/// @param title what they agree in
/// @param runs places in the comparison; copied
/// @param metrics by name, those some run of the group has; copied
record Spread(String title, List<Integer> runs, Map<String, Stat> metrics) {
    /// Quantiles of Student's t at 97.5 %, by degrees of freedom from 1 on.
    /// Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
    private static final double[] STUDENT = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };
    private static final double NORMAL = 1.96;
    private static final String PARAMETER = "params.";

    Spread {
        runs = List.copyOf(runs);
        metrics = Map.copyOf(metrics);
    }

    /// @param deviation of one run, by n - 1; NaN for one run
    /// @param half half the width of the interval that holds the mean with 95 %; NaN for one run
    record Stat(int count, double mean, double deviation, double half) {
        static Stat of(List<Double> values) {
            int count = values.size();
            double mean = values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
            if (count < 2) {
                return new Stat(count, mean, Double.NaN, Double.NaN);
            }
            double squares =
                    values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
            double deviation = Math.sqrt(squares / (count - 1));
            double student = count - 2 < STUDENT.length ? STUDENT[count - 2] : NORMAL + 2.4 / (count - 1);
            return new Stat(count, mean, deviation, student * deviation / Math.sqrt(count));
        }

        /// Tells whether its interval and that of `other` have nothing in common.
        boolean isApart(Stat other) {
            return Math.abs(mean - other.mean) > half + other.half;
        }
    }

    /// What runs are grouped by.
    sealed interface By {
        /// Returns it as the menu says it.
        String words();

        /// Returns what it is by, as a title says it: `rate`, `all but seed`, `version`.
        default String title() {
            return words().substring("By ".length());
        }

        /// Returns it as a word to be kept: `params.rate`, `all but params.seed`, `version`.
        String typed();

        /// Returns what `typed` wrote; null for nothing, and for what is unknown.
        static @Nullable By read(String typed) {
            var all = "all but " + PARAMETER;
            if (typed.startsWith(PARAMETER)) {
                return new Parameter(typed.substring(PARAMETER.length()));
            }
            return typed.startsWith(all)
                    ? new AllBut(typed.substring(all.length()))
                    : typed.equals("version") ? new Version() : null;
        }

        /// The value of one parameter.
        record Parameter(String name) implements By {
            @Override
            public String words() {
                return "By " + name;
            }

            @Override
            public String typed() {
                return PARAMETER + name;
            }
        }

        /// The values of all parameters but one: repetitions with other seeds are a group.
        record AllBut(String name) implements By {
            @Override
            public String words() {
                return "By all but " + name;
            }

            @Override
            public String typed() {
                return "all but " + PARAMETER + name;
            }
        }

        record Version() implements By {
            @Override
            public String words() {
                return "By version";
            }

            @Override
            public String typed() {
                return "version";
            }
        }
    }

    /// Returns what `runs` can be grouped by.
    static List<By> choices(List<RunRow> runs) {
        var varying = varying(runs);
        var choices = new ArrayList<By>();
        varying.forEach(name -> choices.add(new By.Parameter(name)));
        if (varying.size() > 1) {
            varying.forEach(name -> choices.add(new By.AllBut(name)));
        }
        if (runs.stream()
                        .map(run -> Objects.toString(run.flow().version()))
                        .distinct()
                        .count()
                > 1) {
            choices.add(new By.Version());
        }
        return choices;
    }

    /// Returns the parameters that are not the same in all `runs`, in the order in which they first appear.
    static List<String> varying(List<RunRow> runs) {
        var names = new LinkedHashSet<String>();
        runs.forEach(run -> names.addAll(run.parameters().keySet()));
        return names.stream().filter(name -> varies(runs, name)).toList();
    }

    /// Tells whether a parameter is not the same in all `runs`.
    static boolean varies(List<RunRow> runs, String name) {
        var first = runs.getFirst().parameters().get(name);
        return runs.stream().anyMatch(run -> !Objects.equals(run.parameters().get(name), first));
    }

    /// Returns the groups of `runs` in the order of their first run.
    static List<Spread> of(List<RunRow> runs, By by) {
        var varying = varying(runs);
        var groups = new LinkedHashMap<String, List<Integer>>();
        for (int i = 0; i < runs.size(); i++) {
            groups.computeIfAbsent(title(runs.get(i), by, varying), _ -> new ArrayList<>())
                    .add(i);
        }
        return groups.entrySet().stream()
                .map(group -> new Spread(group.getKey(), group.getValue(), stats(runs, group.getValue())))
                .toList();
    }

    /// Returns the groups of `runs` in the order of their values: numbers ascending, of more than twelve of them
    /// stretches with round ends, then the runs without a value; anything else in the order of its first run.
    static List<Spread> ordered(List<RunRow> runs, By by) {
        if (!(by instanceof By.Parameter parameter) || !Boxes.isNumber(runs, parameter.name())) {
            return of(runs, by);
        }
        var numbers =
                runs.stream().map(run -> Hues.number(run, parameter.name())).toList();
        var bins = Bins.of(numbers);
        var members = new TreeMap<Integer, List<Integer>>();
        for (int run = 0; run < runs.size(); run++) {
            int at = bins.of(numbers.get(run));
            members.computeIfAbsent(at < 0 ? bins.size() : at, _ -> new ArrayList<>())
                    .add(run);
        }
        return members.entrySet().stream()
                .map(group -> new Spread(
                        group.getKey() == bins.size()
                                ? "no " + parameter.name()
                                : parameter.name() + " = " + bins.words(group.getKey()),
                        group.getValue(),
                        stats(runs, group.getValue())))
                .toList();
    }

    private static String title(RunRow run, By by, List<String> varying) {
        return switch (by) {
            case By.Parameter parameter -> value(run, parameter.name());
            case By.AllBut all ->
                String.join(
                        ", ",
                        varying.stream()
                                .filter(name -> !name.equals(all.name()))
                                .map(name -> value(run, name))
                                .toList());
            case By.Version _ -> {
                var version = run.flow().version();
                yield version == null ? "from the notebook" : "version " + version;
            }
        };
    }

    private static String value(RunRow run, String name) {
        return name + " = " + Facts.parameter(run.parameters().get(name), 40);
    }

    private static Map<String, Stat> stats(List<RunRow> runs, List<Integer> members) {
        var values = new LinkedHashMap<String, List<Double>>();
        for (int at : members) {
            runs.get(at).metrics().forEach((name, metric) -> {
                if (metric.count() > 0 && Double.isFinite(metric.last())) {
                    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(metric.last());
                }
            });
        }
        var stats = new LinkedHashMap<String, Stat>();
        values.forEach((name, numbers) -> stats.put(name, Stat.of(numbers)));
        return stats;
    }
}
