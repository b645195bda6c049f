package dev.slipway.desktop.figure;

import static dev.slipway.charts.Charts.plot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.charts.Plot;
import dev.slipway.charts.PlotRenderer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final String PATH =
            "{\"mark\":\"path\",\"xs\":[1,2],\"ys\":[3,4],\"width\":1.5,\"role\":\"chart-1\",\"opacity\":0.5}";

    record Bird(double flipper, int mass, String species) {}

    record Day(LocalDate date, double value) {}

    private static final List<Bird> BIRDS = birds();

    @Test
    void readsEveryMark() {
        var chart = Figure.read(
                        chart(
                                PATH
                                        + ",{\"mark\":\"area\",\"xs\":[1,2,3],\"ys\":[3,4,5],\"role\":\"chart-2\"}"
                                        + ",{\"mark\":\"rect\",\"box\":[1,2,3,4],\"role\":\"line\"}"
                                        + ",{\"mark\":\"dots\",\"xs\":[1,2],\"ys\":[3,4],\"radii\":[3],\"role\":\"chart-3\"}"
                                        + ",{\"mark\":\"text\",\"at\":[1,2],\"text\":\"a\",\"anchor\":\"end\",\"face\":\"label\",\"role\":\"muted\"}"))
                .orElseThrow();
        assertThat(chart.marks()).hasSize(5);
        assertThat(chart.width()).isEqualTo(640);
        assertThat(chart.summary()).isEqualTo("two dots");
        assertThat(chart.panels()).isEmpty();
    }

    @Test
    void leavesWhatItDoesNotKnowToThePicture() {
        assertThat(Figure.read("no chart")).isEmpty();
        assertThat(Figure.read("{}")).isEmpty();
        assertThat(Figure.read(chart(PATH.replace("path", "spiral")))).isEmpty();
        assertThat(Figure.read(chart(PATH.replace("chart-1", "gold")))).isEmpty();
        assertThat(Figure.read(chart(PATH.replace("[3,4]", "[3]")))).isEmpty();
        assertThat(Figure.read(chart(PATH).replace("640", "1e9"))).isEmpty();
        var real = json(plot(BIRDS).scatter("flipper", "mass"));
        assertThat(Figure.read(real)).isPresent();
        assertThat(Figure.read(real.replace("\"number\"", "\"spiral\""))).isEmpty();
        assertThat(Figure.read(real.replaceAll("\"parts\":\\[\\d+", "\"parts\":[9999")))
                .isEmpty();
    }

    @Test
    void everyPointTellsItsValues() {
        var figure = figure(plot(BIRDS).scatter("flipper", "mass").colorBy("species"));
        var panel = figure.panels().getFirst();
        for (var zoom : List.of(Zoom.WHOLE, new Zoom(0.2, 0.3, 0.5, 0.5))) {
            var lens = zoom.lens(panel.area());
            var told = new ArrayList<List<String>>();
            for (var mark : figure.data(panel)) {
                var dots = (Mark.Dots) mark;
                for (int at = 0; at < dots.xs().length; at++) {
                    double x = lens.x(dots.xs()[at]);
                    double y = lens.y(dots.ys()[at]);
                    Hit.at(figure, zoom, x, y)
                            .ifPresent(hit -> told.add(
                                    hit.facts().stream().map(FigureTest::words).toList()));
                }
            }
            assertThat(told).hasSizeGreaterThan(zoom.isWhole() ? 59 : 10);
            assertThat(BIRDS.stream().map(FigureTest::words)).containsAll(told);
        }
    }

    @Test
    void barsBoxesAndCellsTellWhatTheyStandFor() {
        assertThat(told(plot(Map.of("only", 3)), 0.5, 0.5)).anyMatch(words -> words.endsWith(" 3"));
        var boxes = told(plot(BIRDS).box("species", "mass"), 0.25, 0.5);
        assertThat(boxes).contains("species Adelie", "rows 30").anyMatch(words -> words.startsWith("median mass "));
        assertThat(told(plot(BIRDS).histogram("mass").bins(1), 0.5, 0.5)).contains("count 60");
        assertThat(told(plot(BIRDS).heat("species", "species"), 0.25, 0.25)).contains("rows 30");
    }

    @Test
    void linesTellAllValuesAtOnePlace() {
        var days = IntStream.range(0, 100)
                .mapToObj(day -> new Day(LocalDate.of(2020, 1, 1).plusDays(day), day / 4.0))
                .toList();
        assertThat(told(plot(days).line("date", "value"), 0.5, 0.9)).contains("date 2020-02-19", "value 12.25");
    }

    record Range(int day, double low, double high) {}

    @Test
    void bandsTellBothEdges() {
        var days = IntStream.range(0, 5_001)
                .mapToObj(day -> new Range(day, day / 4.0 - 1, day / 4.0 + 1))
                .toList();
        assertThat(told(plot(days).band("day", "low", "high"), 0.5, 0.9)).contains("day 2500", "624 to 626");
        assertThat(told(plot(days).band("day", "low", "high").line("day", "low"), 0.5, 0.9))
                .contains("low 624 to 626", "low 624");
        assertThat(told(plot(days).area("day", "high"), 0.5, 0.9)).contains("high 626");
    }

    @Test
    void aDrawingOfManyLinesHasNoMorePointsThanOneOfOne() {
        var values = IntStream.range(0, 150_000)
                .mapToDouble(at -> at == 33_333 ? 7 : at % 10 / 10.0)
                .toArray();
        var rows = IntStream.range(0, values.length)
                .mapToObj(at -> new Range(at, values[at] - 1, values[at]))
                .toList();
        var drawn = plot(rows)
                .line("day", "low")
                .line("day", "high")
                .band("day", "low", "high")
                .horizontalLine(3);
        var figure = figure(drawn);
        int points = 0;
        for (var mark : figure.data(figure.panels().getFirst())) {
            points += mark instanceof Mark.Path path ? path.xs().length : 0;
            points += mark instanceof Mark.Area area ? area.xs().length : 0;
        }
        assertThat(points).isBetween(150_000, 200_000);
        assertThat(told(drawn, 33_333 / 160_000.0, 0.5)).contains("low 0.9", "low -0.1", "low -0.1 to 0.9");
    }

    @Test
    void lineOfManyPointsKeepsThemAll() {
        var values = new double[50_000];
        values[33_333] = 7;
        var figure = figure(plot(values));
        var panel = figure.panels().getFirst();
        var path = (Mark.Path) figure.data(panel).getFirst();
        assertThat(path.xs()).hasSize(50_000);
        var zoom = new Zoom(33_300 / 50_000.0, 0, 100 / 50_000.0, 1);
        assertThat(Hit.at(
                                figure,
                                zoom,
                                place(panel.area().x(), panel.area().width(), 0.33),
                                panel.area().y() + 5)
                        .orElseThrow()
                        .facts()
                        .getLast()
                        .value())
                .isEqualTo("7");
    }

    @Test
    void countedPointsAreSeenWhenOneLooksCloser() {
        var random = new Random(4);
        double[] xs = random.doubles(30_000).toArray();
        double[] ys = random.doubles(30_000).toArray();
        var figure = figure(plot(xs, ys).scatter("x", "y"));
        var panel = figure.panels().getFirst();
        var cells = figure.data(panel).stream()
                .filter(Mark.Cells.class::isInstance)
                .map(Mark.Cells.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(cells.xs()).hasSize(30_000);
        var zoom = new Zoom(0.4, 0.4, 0.1, 0.1);
        assertThat(cells.seen(zoom.lens(panel.area())).length).isBetween(200, 500);
    }

    @Test
    void zoomNeverLeavesThePanel() {
        var random = new Random(11);
        var zoom = Zoom.WHOLE;
        for (int turn = 0; turn < 10_000; turn++) {
            zoom = switch (random.nextInt(3)) {
                case 0 -> zoom.by(random.nextDouble(0.5, 2), random.nextDouble(), random.nextDouble());
                case 1 -> zoom.moved(random.nextDouble(-1, 1), random.nextDouble(-1, 1));
                default ->
                    zoom.into(random.nextDouble(), random.nextDouble(), random.nextDouble(), random.nextDouble());
            };
            assertThat(zoom.left()).isBetween(0.0, 1.0);
            assertThat(zoom.left() + zoom.width()).isLessThanOrEqualTo(1 + 1e-12);
            assertThat(zoom.top() + zoom.height()).isLessThanOrEqualTo(1 + 1e-12);
        }
        double x = 0.3;
        var closer = Zoom.WHOLE.by(0.5, x, 0.7);
        assertThat((x - closer.left()) / closer.width()).isCloseTo(x, within(1e-9));
    }

    @Test
    void ticksAreRoundAtEveryZoom() {
        var axis = new Axis(Axis.Kind.NUMBER, "x", true, 0, 1_000_000, List.of());
        assertThat(axis.ticks(0.5, 0.50001, 5).stream().map(Axis.Tick::words))
                .startsWith("500\u00a0000", "500\u00a0002");
        var log = new Axis(Axis.Kind.LOG, "x", true, 0, 6, List.of());
        assertThat(log.ticks(0, 1, 8).stream().map(Axis.Tick::words)).contains("1", "1000", "1\u00a0000\u00a0000");
        assertThat(log.ticks(0.5, 0.55, 5).stream().map(Axis.Tick::words)).contains("1200", "1400");
        var time = new Axis(Axis.Kind.TIME, "t", true, 0, 86_400_000.0 * 365, List.of());
        assertThat(time.ticks(0, 1, 6).stream().map(Axis.Tick::words)).startsWith("Jan 1970", "Apr");
        assertThat(time.ticks(0, 1e-9, 6)).isNotEmpty();
        var names = new Axis(Axis.Kind.LABELS, "n", true, 0, 3, List.of("a", "b", "c"));
        assertThat(names.ticks(0.3, 0.7, 8).stream().map(Axis.Tick::words)).containsExactly("b");
    }

    private static List<String> told(Plot plot, double x, double y) {
        var figure = figure(plot);
        var area = figure.panels().getFirst().area();
        return Hit.at(figure, Zoom.WHOLE, place(area.x(), area.width(), x), place(area.y(), area.height(), y))
                .orElseThrow()
                .facts()
                .stream()
                .map(FigureTest::words)
                .toList();
    }

    private static String words(Hit.Fact fact) {
        return (fact.name() + " " + fact.value()).strip();
    }

    private static List<String> words(Bird bird) {
        return List.of(bird.species(), "flipper " + Axis.number(bird.flipper(), 0.1, true), "mass " + bird.mass());
    }

    private static double place(double from, double length, double share) {
        return from + share * length;
    }

    private static Figure figure(Plot plot) {
        return Figure.read(json(plot)).orElseThrow();
    }

    private static String json(Plot plot) {
        return new PlotRenderer().render(plot).form(MimeBundle.CHART).orElseThrow();
    }

    private static List<Bird> birds() {
        var random = new Random(7);
        return IntStream.range(0, 60)
                .mapToObj(at -> new Bird(
                        Math.rint(random.nextDouble(170, 230) * 10) / 10 + 0.0,
                        random.nextInt(270, 620) * 10,
                        at % 2 == 0 ? "Adelie" : "Gentoo"))
                .toList();
    }

    private static String chart(String marks) {
        return "{\"width\":640,\"height\":360,\"summary\":\"two dots\",\"marks\":[" + marks + "]}";
    }
}
