package dev.slipway.charts;

import static dev.slipway.charts.Charts.plot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.spi.ArtifactCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PlotTest {
    private static final Table SALES = Table.create(
            StringColumn.create("city", "Rome", "Oslo", "Rome", "Oslo", "Bonn"),
            StringColumn.create("kind", "new", "new", "old", "old", "old"),
            IntColumn.create("sold", new int[] {3, 5, 4, 2, 7}),
            DoubleColumn.create("price", new double[] {1.5, 2.5, Double.NaN, 4, 5}));

    /// With `-Dslipway.gallery=FOLDER` the pictures are kept there, to look at.
    @Test
    void everyKindIsDrawnTheSameEachTime() throws Exception {
        var folder = System.getProperty("slipway.gallery");
        for (var plot : Gallery.plots().entrySet()) {
            var png = plot.getValue().toPng();
            var svg = plot.getValue().toSvg();
            if (folder != null) {
                Files.write(Path.of(folder, plot.getKey() + ".png"), png);
            }
            assertThat(png).as(plot.getKey()).isEqualTo(plot.getValue().toPng());
            var root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .getDocumentElement();
            assertThat(root.getTagName()).isEqualTo("svg");
            assertThat(svg).as(plot.getKey()).doesNotContain("NaN", "Infinity");
        }
    }

    @Test
    void everyMarkLiesOnThePage() {
        for (var plot : Gallery.plots().entrySet()) {
            var drawing = plot.getValue().drawing();
            for (var mark : drawing.marks()) {
                assertThat(xs(mark))
                        .as("%s: %s", plot.getKey(), mark)
                        .allMatch(x -> x >= -5 && x <= drawing.width() + 5);
            }
        }
    }

    @Test
    void barIsAsLongAsTheSumOfItsRows() {
        var rects = rects(plot(SALES).bar("city", "sold").drawing());
        assertThat(rects).hasSize(3);
        double one = rects.get(0).height() / 7;
        assertThat(rects.get(1).height()).isCloseTo(7 * one, within(1e-6));
        assertThat(rects.get(2).height()).isCloseTo(7 * one, within(1e-6));
    }

    @Test
    void seriesOfBarsStandOnEachOtherOrSideBySide() {
        var stacked = rects(plot(SALES).bar("city", "sold").colorBy("kind").drawing()).stream()
                .filter(rect -> rect.width() > 8)
                .toList();
        assertThat(stacked).hasSize(5);
        assertThat(stacked.get(0).x()).isEqualTo(stacked.get(1).x());
        assertThat(stacked.get(1).y() + stacked.get(1).height())
                .isCloseTo(stacked.get(0).y(), within(1e-6));
        var grouped = rects(plot(SALES)
                        .bar("city", "sold")
                        .colorBy("kind")
                        .grouped()
                        .drawing())
                .stream()
                .filter(rect -> rect.width() > 8)
                .toList();
        assertThat(grouped.get(1).x()).isGreaterThan(grouped.get(0).x());
    }

    @Test
    void longNamesLieBesideTheirBars() {
        var bars = new LinkedHashMap<String, Integer>();
        IntStream.range(0, 12).forEach(at -> bars.put("an airport with a long name " + at, at + 1));
        var rects = rects(plot(bars).drawing());
        assertThat(rects.getLast().width()).isCloseTo(12 * rects.getFirst().width(), within(1e-6));
        assertThat(rects.getLast().y()).isGreaterThan(rects.getFirst().y());
    }

    @Test
    void missingValueLeavesGapInLine() {
        var line = plot(new double[] {1, 2, Double.NaN, 4, 5}).drawing().marks().stream()
                .filter(mark -> mark instanceof Mark.Path path && path.width() == 1.5)
                .count();
        assertThat(line).isEqualTo(2);
    }

    @Test
    void longLineKeepsItsPeaks() {
        var values = new double[100_000];
        values[77_777] = 9;
        var path = plot(values).drawing().marks().stream()
                .filter(mark -> mark instanceof Mark.Path line && line.width() == 1.5)
                .map(Mark.Path.class::cast)
                .findFirst()
                .orElseThrow()
                .thinned(SvgText.MOST_POINTS);
        assertThat(path.xs()).hasSizeLessThan(4_200);
        double floor = Arrays.stream(path.ys()).max().orElseThrow();
        assertThat(Arrays.stream(path.ys()).filter(y -> y < floor - 50)).hasSize(1);
    }

    @Test
    void manyDotsAreCountedInCells() {
        var drawing = Gallery.many().drawing();
        assertThat(drawing.marks().stream().filter(Mark.Dots.class::isInstance)).isEmpty();
        var cells = drawing.marks().stream()
                .filter(Mark.Cells.class::isInstance)
                .map(Mark.Cells.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(cells.xs()).hasSizeBetween(500, 20_000);
        assertThat(Arrays.stream(cells.counts()).sum()).isEqualTo(cells.points().length / 2);
    }

    @Test
    void everyRowIsCountedInOneBin() {
        var x = Columns.field("x", List.of(0, 1, 1, 2, 5, 9, 10, 10));
        var edges = Histogram.edges(x, new int[] {0, 1, 2, 3, 4, 5, 6, 7}, 5, false);
        assertThat(edges).containsExactly(0, 2, 4, 6, 8, 10);
        var heights = rects(plot(Table.create(DoubleColumn.create("x", new double[] {0, 1, 1, 2, 5, 9, 10, 10})))
                        .histogram("x")
                        .bins(5)
                        .drawing())
                .stream()
                .mapToDouble(Mark.Rect::height)
                .toArray();
        double one = heights[1];
        assertThat(Arrays.stream(heights).map(height -> height / one).sum()).isCloseTo(8, within(1e-6));
    }

    @Test
    void constantAndEmptyColumnsAreDrawn() {
        assertThat(plot(new double[] {3, 3, 3}).toSvg()).contains("polyline");
        assertThat(plot(new double[0]).toSvg()).contains("</svg>");
        var empty = Table.create(DoubleColumn.create("x"), DoubleColumn.create("y"), StringColumn.create("s"));
        assertThat(plot(empty).scatter("x", "y").colorBy("s").toPng()).isNotEmpty();
        assertThat(plot(empty).histogram("x").toPng()).isNotEmpty();
        assertThat(plot(empty).density("x").toPng()).isNotEmpty();
        assertThat(plot(empty).box("s", "y").toPng()).isNotEmpty();
        assertThat(plot(empty).heat("s", "x").toPng()).isNotEmpty();
        assertThat(plot(empty).bar("s", "x").toPng()).isNotEmpty();
        assertThat(plot(new double[] {Double.POSITIVE_INFINITY, 1, 2}).toPng()).isNotEmpty();
        assertThat(plot(new double[] {-1, 0}).logY().toPng()).isNotEmpty();
        assertThat(plot(new double[] {1e300, -1e300}).toSvg()).doesNotContain("NaN");
    }

    @Test
    void unknownColumnNamesTheNearest() {
        assertThatThrownBy(() -> plot(SALES).bar("citty", "sold"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no column \"citty\" to plot. Did you mean \"city\"?");
        assertThatThrownBy(() -> plot(SALES).scatter("sold", "temperature"))
                .hasMessageContaining("The columns are city, kind, sold, price.");
    }

    @Test
    void textWhereNumbersBelongIsRefused() {
        assertThatThrownBy(() -> plot(SALES).line("sold", "city").toSvg())
                .hasMessageContaining("\"city\" holds text, but a line needs numbers there.");
        assertThatThrownBy(() -> plot(SALES)
                        .scatter("city", "sold")
                        .scatter("price", "sold")
                        .toSvg())
                .hasMessageContaining("cannot share an axis");
        assertThatThrownBy(() -> plot(SALES).toSvg()).hasMessageContaining("does not say what to draw");
        assertThatThrownBy(() -> plot(new double[2], new double[3])).hasMessageContaining("one of each");
    }

    @Test
    void whatCannotBeDrawnIsRefusedByTheCallThatAsksForIt() {
        var sales = plot(SALES);
        assertThatThrownBy(() -> sales.line("sold", "city")).hasMessageContaining("needs numbers there");
        assertThatThrownBy(() -> sales.histogram("city")).hasMessageContaining("needs numbers there");
        var scatter = sales.scatter("city", "sold").facetBy("kind");
        assertThatThrownBy(() -> scatter.line("price", "sold")).hasMessageContaining("cannot share an axis");
        assertThatThrownBy(() -> plot(Gallery.series()).facetBy("ppm")).hasMessageContaining("at most 36 panels");
        assertThat(new PlotRenderer().render(sales).text()).contains("Add a layer");
    }

    @Test
    void plotKeepsWhatTheTableHeldThen() {
        var table = Table.create(
                DoubleColumn.create("x", new double[] {1, 2}), DoubleColumn.create("y", new double[] {1, 2}));
        var plot = plot(table).line("x", "y");
        var before = plot.toSvg();
        table.doubleColumn("y").set(0, 50.0);
        assertThat(plot.toSvg()).isEqualTo(before);
    }

    @Test
    void recordsArePlottedByTheirComponents() {
        assertThat(plot(Gallery.airports()).bar("code", "delay").toSvg()).contains(">HYA</text>");
        assertThatThrownBy(() -> plot(List.<Gallery.Airport>of())).hasMessageContaining("empty");
    }

    @Test
    void savesByExtension(@TempDir Path folder) throws IOException {
        var plot = plot(Map.of("a", 1)).title("A < B & \"C\"");
        plot.save(folder.resolve("a.PNG"));
        plot.save(folder.resolve("a.svg"));
        plot.save(folder.resolve("a.json"));
        assertThat(Files.readAllBytes(folder.resolve("a.PNG"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(folder.resolve("a.svg")).content().contains("A &lt; B &amp; &quot;C&quot;");
        assertThat(folder.resolve("a.json")).content().contains("vega-lite", "\"title\":\"A < B & \\\"C\\\"\"");
        assertThatThrownBy(() -> plot.save(folder.resolve("a.pdf"))).hasMessageContaining(".png, .svg or .json");
    }

    @Test
    void rendererGivesEveryForm() {
        var bundle = new PlotRenderer().render(plot(SALES).bar("city", "sold"));
        assertThat(bundle.content().keySet())
                .containsExactly(MimeBundle.CHART, MimeBundle.SVG, MimeBundle.PNG, MimeBundle.TEXT);
        assertThat(bundle.text()).isEqualTo("bar of sold by city, 5 rows");
        assertThat(bundle.form(MimeBundle.CHART).orElseThrow()).contains("\"mark\":\"rect\"", "\"role\":\"chart-1\"");
    }

    @Test
    void comesBackFromAnArtifactAsItWas() throws IOException {
        var codec = new PlotCodec();
        for (var plot : Gallery.plots().entrySet()) {
            var bytes = encoded(codec, plot.getValue());
            assertThat(encoded(codec, plot.getValue())).as(plot.getKey()).isEqualTo(bytes);
            var back = (Plot) codec.decode(new ByteArrayInputStream(bytes), NO_TYPES);
            assertThat(back.toSvg()).as(plot.getKey()).isEqualTo(plot.getValue().toSvg());
            for (int length = 0; length < bytes.length; length += Math.max(1, bytes.length / 50)) {
                var cut = new ByteArrayInputStream(bytes, 0, length);
                assertThatThrownBy(() -> codec.decode(cut, NO_TYPES)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void artifactIsWrittenAsPictureOrVegaLite() throws IOException {
        var codec = new PlotCodec();
        var bytes = encoded(codec, plot(SALES).bar("city", "sold"));
        var svg = new ByteArrayOutputStream();
        codec.export(new ByteArrayInputStream(bytes), "svg", svg);
        assertThat(svg.toString(java.nio.charset.StandardCharsets.UTF_8)).startsWith("<svg");
        assertThatThrownBy(() -> codec.export(new ByteArrayInputStream(bytes), "pdf", svg))
                .hasMessageContaining("png, svg or json");
    }

    private static final ArtifactCodec.NotebookTypes NO_TYPES = new ArtifactCodec.NotebookTypes() {
        @Override
        public @org.jspecify.annotations.Nullable String nameOf(Class<?> type) {
            return null;
        }

        @Override
        public Class<?> typeOf(String name) throws IOException {
            throw new IOException(name);
        }

        @Override
        public void met(Object mutable, java.util.function.Supplier<String> path) {}
    };

    private static byte[] encoded(PlotCodec codec, Plot plot) throws IOException {
        var bytes = new ByteArrayOutputStream();
        codec.encode(plot, bytes, NO_TYPES);
        return bytes.toByteArray();
    }

    private static List<Mark.Rect> rects(Drawing drawing) {
        return drawing.marks().stream()
                .filter(Mark.Rect.class::isInstance)
                .map(Mark.Rect.class::cast)
                .toList();
    }

    private static List<Double> xs(Mark mark) {
        return switch (mark) {
            case Mark.Path path -> Arrays.stream(path.xs()).boxed().toList();
            case Mark.Area area -> Arrays.stream(area.xs()).boxed().toList();
            case Mark.Dots dots -> Arrays.stream(dots.xs()).boxed().toList();
            case Mark.Rect rect -> List.of(rect.x(), rect.x() + rect.width());
            case Mark.Cells cells -> Arrays.stream(cells.xs()).boxed().toList();
            case Mark.Text text -> List.of(text.x());
        };
    }
}
