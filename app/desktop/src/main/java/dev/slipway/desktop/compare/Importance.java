package dev.slipway.desktop.compare;

import dev.slipway.desktop.facts.Facts;
import dev.slipway.desktop.words.Words;
import dev.slipway.engine.history.Rows.RunRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// How much each parameter matters for a metric, over some runs, and how sure that is. Pure; the same runs give the
/// same answer.
///
/// How: many times, two thirds of the runs teach regression trees, which then foretell the others; a parameter matters
/// as much as the error of that grows when its values are shuffled. The intervals hold the middle 90 % of the rounds.
///
/// @param shares those that vary, the most important first; empty if nothing can be said; copied
/// @param doubt why nothing can be said, or what to mind; empty for nothing
/// @param explained share of the variance that is foretold (R²), mean of the rounds; NaN if nothing can be said
/// @param noise standard deviation among runs with the same parameters, in units of the metric; NaN if there are none
record Importance(List<Share> shares, String doubt, double explained, double noise) {
    /// Fewer runs say nothing.
    static final int LEAST = 8;

    private static final int ROUNDS = 40;
    private static final int TREES = 12;
    private static final int SHUFFLES = 2;
    private static final double LEAST_EXPLAINED = 0.1;
    private static final int MOST_WORDS = 20;

    Importance {
        shares = List.copyOf(shares);
    }

    /// What one parameter is worth.
    ///
    /// @param name of the parameter; of all that always change together: `rate, depth`
    /// @param share of what all parameters together explain, 0 to 1
    /// @param low fifth percentile of the rounds
    /// @param high ninety-fifth percentile of the rounds
    /// @param isSeen whether there is an effect at all beyond chance
    /// @param best the values of the best quarter of the runs, in words
    record Share(String name, double share, double low, double high, boolean isSeen, String best) {}

    private static Importance unknown(String why) {
        return new Importance(List.of(), why, Double.NaN, Double.NaN);
    }

    /// Returns what matters for `metric` in `runs`.
    static Importance of(List<RunRow> runs, String metric, boolean lowerIsBetter) {
        var used =
                runs.stream().filter(run -> Double.isFinite(last(run, metric))).toList();
        var values = used.stream().mapToDouble(run -> last(run, metric)).toArray();
        var columns = columns(used);
        if (used.isEmpty()) {
            return unknown("Not known: no run ended with a number for " + metric + ".");
        }
        if (columns.isEmpty()) {
            return unknown("No parameter varies among these runs.");
        }
        if (used.size() < LEAST) {
            return unknown("Not known: " + Words.count(used.size(), "run") + " with " + metric + " "
                    + (used.size() == 1 ? "is" : "are") + " too few to tell. It takes " + LEAST + " or more.");
        }
        if (Arrays.stream(values).distinct().count() < 2) {
            return unknown("All these runs have the same " + metric + ": no parameter makes a difference.");
        }
        return measured(used, values, columns, metric, lowerIsBetter);
    }

    private static double last(RunRow run, String metric) {
        var values = run.metrics().get(metric);
        return values == null ? Double.NaN : values.last();
    }

    private static Importance measured(
            List<RunRow> runs, double[] values, List<ParameterColumn> columns, String metric, boolean lowerIsBetter) {
        var rounds = new Rounds(columns, values);
        rounds.play();
        double noise = noise(runs, values);
        if (!(rounds.explained() > LEAST_EXPLAINED)) {
            return new Importance(
                    List.of(),
                    "Not known: the parameters do not foretell " + metric + " in these "
                            + Words.count(runs.size(), "run")
                            + " better than its mean does. It takes more runs, or what matters is no parameter.",
                    rounds.explained(),
                    noise);
        }
        var best = best(values, lowerIsBetter);
        var shares = new ArrayList<Share>();
        for (int i = 0; i < columns.size(); i++) {
            shares.add(rounds.share(i, columns.get(i).words(best)));
        }
        shares.sort(Comparator.comparingDouble(Share::share).reversed());
        var doubt = runs.size() < 3 * columns.size() + LEAST
                ? "Few runs for " + columns.size() + " parameters: mind the intervals."
                : "";
        return new Importance(shares, doubt, rounds.explained(), noise);
    }

    private static List<Integer> best(double[] values, boolean lowerIsBetter) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < values.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> lowerIsBetter ? values[i] : -values[i]));
        return order.subList(0, Math.max(2, values.length / 4));
    }

    /// Returns the parameters that vary; those that always change together are one.
    private static List<ParameterColumn> columns(List<RunRow> runs) {
        var names = new LinkedHashSet<String>();
        runs.forEach(run -> names.addAll(run.parameters().keySet()));
        var byPattern = new LinkedHashMap<List<Integer>, ParameterColumn>();
        for (var name : names) {
            var column = ParameterColumn.of(runs, name);
            if (column.kinds() > 1 && (column.isNumber() || column.kinds() <= Math.min(MOST_WORDS, runs.size() / 2))) {
                byPattern.merge(column.pattern(), column, ParameterColumn::with);
            }
        }
        return List.copyOf(byPattern.values());
    }

    private static double noise(List<RunRow> runs, double[] values) {
        Map<Object, List<Double>> same = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            same.computeIfAbsent(runs.get(i).parameters(), _ -> new ArrayList<>())
                    .add(values[i]);
        }
        double squares = 0;
        int freedom = 0;
        for (var group : same.values()) {
            double mean = group.stream().mapToDouble(v -> v).average().orElse(0);
            squares += group.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
            freedom += group.size() - 1;
        }
        return freedom == 0 ? Double.NaN : Math.sqrt(squares / freedom);
    }

    /// The values of one parameter.
    ///
    /// @param places of each run: the value of a number, the place of a word among the words
    /// @param texts of each run; copied
    private record ParameterColumn(String name, boolean isNumber, List<Double> places, List<String> texts) {
        ParameterColumn {
            places = List.copyOf(places);
            texts = List.copyOf(texts);
        }

        static ParameterColumn of(List<RunRow> runs, String name) {
            var texts = runs.stream()
                    .map(run -> Facts.parameter(run.parameters().get(name), 24))
                    .toList();
            boolean isNumber =
                    runs.stream().map(run -> run.parameters().get(name)).allMatch(Number.class::isInstance);
            var words = new ArrayList<>(new TreeSet<>(texts));
            var places = new ArrayList<Double>();
            for (int i = 0; i < texts.size(); i++) {
                places.add(
                        runs.get(i).parameters().get(name) instanceof Number number && isNumber
                                ? number.doubleValue()
                                : (double) words.indexOf(texts.get(i)));
            }
            return new ParameterColumn(name, isNumber, places, texts);
        }

        ParameterColumn with(ParameterColumn other) {
            return new ParameterColumn(name + ", " + other.name, isNumber, places, texts);
        }

        long kinds() {
            return places.stream().distinct().count();
        }

        /// Returns which runs have the same value, the same for parameters that always change together.
        List<Integer> pattern() {
            var seen = new HashMap<Double, Integer>();
            return places.stream()
                    .map(place -> seen.computeIfAbsent(place, _ -> seen.size()))
                    .toList();
        }

        /// Returns the columns a tree can divide by: the number, or one a word.
        List<double[]> features() {
            if (isNumber || kinds() == 2) {
                return List.of(places.stream().mapToDouble(v -> v).toArray());
            }
            return places.stream()
                    .distinct()
                    .map(word -> places.stream()
                            .mapToDouble(place -> Objects.equals(place, word) ? 1 : 0)
                            .toArray())
                    .toList();
        }

        String words(List<Integer> runs) {
            if (isNumber) {
                var low = runs.stream().min(Comparator.comparing(places::get)).orElse(0);
                var high = runs.stream().max(Comparator.comparing(places::get)).orElse(0);
                return texts.get(low).equals(texts.get(high))
                        ? texts.get(low)
                        : texts.get(low) + " to " + texts.get(high);
            }
            var counts = new LinkedHashMap<String, Integer>();
            runs.forEach(run -> counts.merge(texts.get(run), 1, Integer::sum));
            return counts.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("");
        }
    }

    /// Many rounds of learning and foretelling. One thread at a time.
    private static final class Rounds {
        private final List<Tree.Feature> features = new ArrayList<>();
        private final int[] owners;
        private final List<ParameterColumn> columns;
        private final double[] values;
        private final double[][] losses;
        private final double[] foretold = new double[ROUNDS];
        private final Random random = new Random(7);

        Rounds(List<ParameterColumn> columns, double[] values) {
            this.columns = columns;
            this.values = values;
            losses = new double[columns.size()][ROUNDS];
            var columnOf = IntStream.builder();
            for (int column = 0; column < columns.size(); column++) {
                for (var feature : columns.get(column).features()) {
                    features.add(new Tree.Feature(feature));
                    columnOf.add(column);
                }
            }
            owners = columnOf.build().toArray();
        }

        void play() {
            for (int round = 0; round < ROUNDS; round++) {
                play(round);
            }
        }

        private void play(int round) {
            var order = shuffled(values.length);
            int cut = Math.max(2, values.length / 3);
            var test = Arrays.copyOf(order, cut);
            var train = Arrays.copyOfRange(order, cut, order.length);
            var trees = new ArrayList<Tree>();
            for (int i = 0; i < TREES; i++) {
                var bag = new int[Math.min(train.length, 400)];
                for (int j = 0; j < bag.length; j++) {
                    bag[j] = train[random.nextInt(train.length)];
                }
                trees.add(Tree.grow(features, values, bag));
            }
            double mean = Arrays.stream(train)
                    .mapToDouble(run -> values[run])
                    .average()
                    .orElse(0);
            double variance = 0;
            for (int run : test) {
                variance += (values[run] - mean) * (values[run] - mean);
            }
            double error = error(trees, test, -1);
            foretold[round] = variance == 0 ? 0 : 1 - error / variance;
            for (int column = 0; column < losses.length; column++) {
                double sum = 0;
                for (int i = 0; i < SHUFFLES; i++) {
                    sum += error(trees, test, column);
                }
                losses[column][round] = variance == 0 ? 0 : (sum / SHUFFLES - error) / variance;
            }
        }

        /// Returns the sum of squared errors over `test` while the values of `column` are shuffled; -1 for none.
        private double error(List<Tree> trees, int[] test, int column) {
            var other = shuffled(test.length);
            double sum = 0;
            for (int i = 0; i < test.length; i++) {
                double guess = 0;
                for (var tree : trees) {
                    guess += tree.value(features, owners, column, test[i], test[other[i]]);
                }
                double off = guess / trees.size() - values[test[i]];
                sum += off * off;
            }
            return sum;
        }

        private int[] shuffled(int size) {
            var order = new int[size];
            for (int i = 0; i < size; i++) {
                int at = random.nextInt(i + 1);
                order[i] = order[at];
                order[at] = i;
            }
            return order;
        }

        double explained() {
            return Arrays.stream(foretold).average().orElse(0);
        }

        Share share(int column, String best) {
            var shares = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                double all = 0;
                for (var loss : losses) {
                    all += Math.max(0, loss[round]);
                }
                shares[round] = all == 0 ? 0 : Math.max(0, losses[column][round]) / all;
            }
            double mean = Arrays.stream(losses[column]).average().orElse(0);
            double share = Arrays.stream(shares).average().orElse(0);
            Arrays.sort(shares);
            long helped = Arrays.stream(losses[column]).filter(loss -> loss > 0).count();
            boolean isSeen = mean > 0.02 && helped >= 0.9 * ROUNDS;
            return new Share(
                    columns.get(column).name(),
                    share,
                    shares[(int) (0.05 * ROUNDS)],
                    shares[(int) (0.95 * ROUNDS)],
                    isSeen,
                    best);
        }
    }
}
