package dev.slipway.kernel.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.spi.TableSource.Column;
import dev.slipway.api.spi.TableSource.Dictionary;
import dev.slipway.api.spi.TableSource.Kind;
import dev.slipway.api.spi.TableSource.Rows;
import dev.slipway.kernel.protocol.ColumnSummary;
import dev.slipway.kernel.protocol.ColumnSummary.Bar;
import dev.slipway.kernel.protocol.ColumnSummary.Fact;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummariesTest {
    private static final long SEED = 20261126;

    /// A column of numbers, NaN where one is missing.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Numbers(Kind kind, double[] cells) implements Rows {
        @Override
        public int count() {
            return cells.length;
        }

        @Override
        public List<Column> columns() {
            return List.of(new Column("x", "double", kind));
        }

        @Override
        public String text(int row, int column) {
            return isMissing(row, column) ? "" : String.valueOf(cells[row]);
        }

        @Override
        public boolean isMissing(int row, int column) {
            return Double.isNaN(cells[row]);
        }

        @Override
        public double number(int row, int column) {
            return cells[row];
        }
    }

    /// A column of texts, empty where one is missing; with `numbered` each has the number of its place in `known`.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Texts(String[] cells, List<String> known, boolean numbered) implements Rows {
        @Override
        public int count() {
            return cells.length;
        }

        @Override
        public List<Column> columns() {
            return List.of(new Column("x", "text", Kind.TEXT));
        }

        @Override
        public String text(int row, int column) {
            return cells[row];
        }

        @Override
        public boolean isMissing(int row, int column) {
            return cells[row].isEmpty();
        }

        @Override
        public double number(int row, int column) {
            return Double.NaN;
        }

        @Override
        public Optional<Dictionary> dictionary(int column) {
            return numbered ? Optional.of(new Numbered(cells, known)) : Optional.empty();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Numbered(String[] cells, List<String> known) implements Dictionary {
        @Override
        public int size() {
            return known.size();
        }

        @Override
        public int code(int row) {
            return known.indexOf(cells[row]);
        }

        @Override
        public String text(int code) {
            return known.get(code);
        }
    }

    private static int[] all(Rows rows) {
        return IntStream.range(0, rows.count()).toArray();
    }

    private static ColumnSummary of(Rows rows) {
        return Summaries.of(rows, 0, all(rows), Stop.NEVER);
    }

    private static String fact(ColumnSummary summary, String name) {
        return summary.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .map(Fact::value)
                .orElse("none");
    }

    private static double[] numbers(Random random, int count) {
        int kind = random.nextInt(6);
        int missing = random.nextInt(4);
        return IntStream.range(0, count)
                .mapToDouble(_ -> random.nextInt(4) < missing ? Double.NaN : number(random, kind))
                .toArray();
    }

    private static double number(Random random, int kind) {
        return switch (kind) {
            case 0 -> random.nextInt(-5, 6);
            case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300));
            case 2 -> random.nextInt(20) == 0 ? random.nextDouble() : 7.25;
            case 3 -> random.nextInt(50) == 0 ? Double.NEGATIVE_INFINITY : random.nextInt(1_000_000);
            case 4 -> random.nextBoolean() ? -0.0 : 0.0;
            default -> random.nextDouble() * Double.MAX_VALUE;
        };
    }

    /// Sorts, which `Summaries` does not.
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        double below = sorted[(int) place];
        double above = sorted[Math.min(sorted.length - 1, (int) place + 1)];
        double part = place - (int) place;
        return part == 0 || below == above ? below : below + (above - below) * part;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 4_096, 5_000, 70_000})
    void numbersAreAsSortingThemFinds(int count) {
        for (int round = 0; round < 12; round++) {
            var random = new Random(SEED + count + round);
            var cells = numbers(random, count);
            var sorted = Arrays.stream(cells)
                    .filter(cell -> !Double.isNaN(cell))
                    .map(cell -> cell + 0.0)
                    .sorted()
                    .toArray();

            var summary = of(new Numbers(Kind.NUMBER, cells));

            var about = "seed " + SEED + ", round " + round;
            assertThat(summary.missing()).as(about).isEqualTo(count - sorted.length);
            assertThat(summary.distinct()).as(about).isEqualTo((int)
                    Arrays.stream(sorted).distinct().count());
            if (sorted.length > 0) {
                assertThat(summary.bars().stream().mapToInt(Bar::count).sum())
                        .as(about)
                        .isEqualTo(sorted.length);
                assertThat(List.of(fact(summary, "median"), fact(summary, "5 %"), fact(summary, "95 %")))
                        .as(about)
                        .containsExactly(
                                NumberSummary.number(quantile(sorted, 0.5)),
                                NumberSummary.number(quantile(sorted, 0.05)),
                                NumberSummary.number(quantile(sorted, 0.95)));
                assertThat(Double.parseDouble(fact(summary, "lowest")) + 0.0)
                        .as(about)
                        .isEqualTo(sorted[0]);
                assertThat(Double.parseDouble(fact(summary, "highest")) + 0.0)
                        .as(about)
                        .isEqualTo(sorted[sorted.length - 1]);
            }
        }
    }

    @Test
    void meanAndDeviationAreThoseOfTheNumbers() {
        var summary = of(new Numbers(Kind.NUMBER, new double[] {1, 2, Double.NaN, 4, 9}));

        assertThat(summary.facts())
                .contains(new Fact("mean", "4"), new Fact("std dev", "3.559"), new Fact("median", "3"));
    }

    @Test
    void theMeanOfHugeNumbersIsNotInfinite() {
        var summary = of(new Numbers(Kind.NUMBER, new double[] {1.5e308, 1.5e308, 0.75e308, 0.75e308}));

        assertThat(fact(summary, "mean")).isEqualTo("1.1250e+308");
    }

    @Test
    void timesHaveNoMean() {
        var summary = of(new Numbers(Kind.TIME, new double[] {3, 1, 2}));

        assertThat(summary.facts()).containsExactly(new Fact("lowest", "1.0"), new Fact("highest", "3.0"));
        assertThat(summary.bars()).extracting(Bar::count).containsExactly(1, 1, 1);
    }

    @Test
    void quantilesOfALargeColumnAreExact() {
        var random = new Random(SEED);
        var cells = random.doubles(NumberSummary.LARGE + 1).toArray();
        Arrays.fill(cells, 0, 400_000, 0.25);
        var sorted = cells.clone();
        Arrays.sort(sorted);

        var summary = of(new Numbers(Kind.NUMBER, cells));

        assertThat(summary.distinct()).isEqualTo(-1);
        assertThat(summary.bars().stream().mapToInt(Bar::count).sum()).isEqualTo(cells.length);
        assertThat(List.of(fact(summary, "median"), fact(summary, "5 %"), fact(summary, "95 %")))
                .containsExactly(
                        NumberSummary.number(quantile(sorted, 0.5)),
                        NumberSummary.number(quantile(sorted, 0.05)),
                        NumberSummary.number(quantile(sorted, 0.95)));
    }

    @Test
    void ranksAreThoseOfTheSortedNumbers() {
        var random = new Random(SEED);
        var cells = IntStream.range(0, 30_000)
                .mapToDouble(i -> number(random, i % 6) + 0.0)
                .toArray();
        var sorted = cells.clone();
        Arrays.sort(sorted);
        var ranks = new Ranks();

        ranks.add(cells, cells.length);
        ranks.seek(0, 1, 777, 15_000, 15_001, 29_999);
        while (ranks.isOpen()) {
            ranks.add(cells, cells.length);
            ranks.pass();
        }

        assertThat(IntStream.range(0, 6).mapToDouble(ranks::at))
                .containsExactly(sorted[0], sorted[1], sorted[777], sorted[15_000], sorted[15_001], sorted[29_999]);
    }

    @Test
    void allThatCanBeCountedIsCounted() {
        var counted = new Counted(1_000);
        var numbers =
                IntStream.range(0, 3_000).mapToDouble(i -> i % 1_000 - 500).toArray();

        counted.add(numbers, numbers.length);

        assertThat(counted.isMany()).isFalse();
        assertThat(counted.size()).isEqualTo(1_000);
        assertThat(counted.count(-500)).isEqualTo(3);
        counted.add(new double[] {0.5, 0.5}, 2);
        assertThat(counted.isMany()).isTrue();
    }

    @Test
    void textsAreCountedAlikeWithAndWithoutNumbers() {
        var random = new Random(SEED);
        var known = IntStream.range(0, 40).mapToObj(i -> i == 0 ? "" : "t" + i).toList();
        var cells = IntStream.range(0, 9_000)
                .mapToObj(_ -> known.get((int) Math.abs(random.nextGaussian() * 9) % 40))
                .toArray(String[]::new);
        var counts = new HashMap<String, Integer>();
        Arrays.stream(cells).filter(text -> !text.isEmpty()).forEach(text -> counts.merge(text, 1, Integer::sum));
        var most = counts.entrySet().stream()
                .map(entry -> new Bar(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Bar::count).reversed().thenComparing(Bar::label))
                .limit(12)
                .toList();

        var numbered = of(new Texts(cells, known, true));

        assertThat(numbered.bars()).isEqualTo(most);
        assertThat(numbered.distinct()).isEqualTo(counts.size());
        assertThat(numbered).isEqualTo(of(new Texts(cells, known, false)));
    }

    @Test
    void truthsAreCounted() {
        var summary = of(new Numbers(Kind.TRUTH, new double[] {1, 0, Double.NaN, 1}));

        assertThat(summary)
                .isEqualTo(new ColumnSummary(4, 1, 2, List.of(new Bar("1.0", 2), new Bar("0.0", 1)), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NUMBER", "TIME", "TRUTH", "TEXT"})
    void itStopsAfterAFewThousandRows(Kind kind) {
        int[] asked = new int[1];
        Stop later = () -> {
            if (++asked[0] > 2) {
                throw new CancellationException();
            }
        };
        var cells = new String[100_000];
        Arrays.fill(cells, "a");
        var rows = kind == Kind.TEXT ? new Texts(cells, List.of("a"), false) : new Numbers(kind, new double[100_000]);

        assertThatThrownBy(() -> Summaries.of(rows, 0, all(rows), later)).isInstanceOf(CancellationException.class);
    }
}
