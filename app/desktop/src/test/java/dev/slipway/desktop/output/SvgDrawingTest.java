package dev.slipway.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.QuietLinks;
import dev.slipway.desktop.output.SvgDrawing.Drawn;
import dev.slipway.desktop.task.Toolkit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgDrawingTest {
    private static final String CIRCLE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50\"><rect width=\"100\" height=\"50\" fill=\"red\"/></svg>";

    private final QuietLinks links = new QuietLinks();

    @BeforeAll
    static void start() throws InterruptedException {
        Toolkit.start();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<svg width='10' height='20'/> | 10 | 20",
                "<?xml version='1.0'?><!DOCTYPE svg><svg width=\"10px\" height=\"1in\"> | 10 | 96",
                "<svg viewBox='0 0 30 40'/> | 30 | 40",
                "<svg viewBox='0,0,30,40' width='60'/> | 60 | 80",
                "<svg width='100%' viewBox='0 0 30 40'/> | 30 | 40",
                "<svg:svg xmlns:svg='x' width='72pt' height='1e1'/> | 96 | 10",
                "<svg/> | 300 | 150",
                "<svg stroke-width='7' width='x' height='-1'/> | 300 | 150"
            })
    void itsSizeStandsInItsRoot(String svg, double width, double height) {
        var drawing = SvgDrawing.of(svg).orElseThrow();

        assertThat(List.of(drawing.width(), drawing.height())).containsExactly(width, height);
    }

    @Test
    void itIsDrawnForAsManyPixelsAsAreWanted() {
        var drawing = SvgDrawing.of(CIRCLE).orElseThrow();

        var image = pixels(drawing.draw(2.5));

        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(250, 125);
        assertThat(image.getRGB(125, 60)).isEqualTo(0xffff0000);
        assertThat(pixels(drawing.draw(1_000)).getWidth()).isBetween(5_000, 6_000);
    }

    @Test
    void nothingOutsideOfItIsFetchedAndNoScriptRuns(@TempDir Path folder) throws IOException {
        var red = folder.resolve("red.png");
        var picture = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(4, 4, 0xff0000);
        ImageIO.write(picture, "png", red.toFile());
        var svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\" height=\"9\">"
                        + "<script>throw 1</script><image href=\"" + red.toUri() + "\" width=\"9\" height=\"9\"/>"
                        + "<image xlink:href=\"http://192.0.2.1/x.png\" width=\"9\" height=\"9\"/>"
                        + "<use href=\"http://192.0.2.1/x.svg#a\"/></svg>";

        var image = pixels(SvgDrawing.of(svg).orElseThrow().draw(1));

        assertThat(image.getRGB(4, 4)).isZero();
    }

    @Test
    void aBrokenOneSaysWhereAndWhatIsNoneIsNone() {
        var broken = SvgDrawing.of("<svg width='9' height='9'>\n<rect>\n</svg>").orElseThrow();

        assertThat(broken.draw(1)).isEqualTo(new Drawn.Refused("Its text is broken in line 3."));
        assertThat(SvgDrawing.of("<p>no</p>")).isEmpty();
        assertThat(SvgDrawing.of("")).isEmpty();
    }

    @Test
    void entitiesAreNotExpanded(@TempDir Path folder) throws IOException {
        var words = Files.writeString(folder.resolve("words.txt"), "MMMM");
        var svg = "<!DOCTYPE svg [<!ENTITY a SYSTEM \"" + words.toUri() + "\">]>"
                + "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><text y=\"16\">&a;</text></svg>";

        var drawn = SvgDrawing.of(svg).orElseThrow().draw(1);
        assertThat(drawn instanceof Drawn.Pixels(var image) ? seen(image) : 0).isZero();
        assertThat(seen(pixels(
                        SvgDrawing.of(svg.replace("&a;", "MMMM")).orElseThrow().draw(1))))
                .isPositive();
    }

    @Test
    void whatIsNestedTooDeeplyOrTooLongIsRefusedInASentence() {
        var deep = "<svg width='9' height='9'>" + "<g>".repeat(5_000) + "</g>".repeat(5_000) + "</svg>";
        var loop =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><g id=\"a\"><use href=\"#a\"/><use href=\"#a\"/></g></svg>";
        var laughs = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><g id=\"a0\"><rect/></g>");
        for (int i = 1; i < 30; i++) {
            laughs.append("<g id=\"a").append(i).append("\">");
            laughs.append(("<use href=\"#a" + (i - 1) + "\"/>").repeat(10)).append("</g>");
        }

        for (var svg : List.of(deep, loop, laughs + "</svg>")) {
            assertThat(SvgDrawing.of(svg).orElseThrow().draw(1))
                    .satisfiesAnyOf(
                            drawn -> assertThat(drawn).isInstanceOf(Drawn.Pixels.class),
                            drawn -> assertThat(((Drawn.Refused) drawn).why()).endsWith("."));
        }
    }

    @Test
    void anOutputOfSvgIsDrawnInlineCopiedAndSavedBothWays() throws Exception {
        var bundle = MimeBundle.of(MimeBundle.SVG, CIRCLE, "a circle");
        var root = OnStage.onUi(() -> new StackPane(BundleView.of(bundle, links)));
        try (var stage = OnStage.node(() -> root)) {
            assertThat(stage.says()).isEmpty();
            assertThat(OnStage.onUi(
                            () -> root.lookup(".svg-ground").getLayoutBounds().getWidth()))
                    .isEqualTo(100);

            var picture = Picture.of(bundle).orElseThrow();
            OnStage.onUi(() -> {
                picture.copy(root, links);
                return true;
            });
            var png = ImageIO.read(new ByteArrayInputStream(picture.png(root).get()));

            assertThat(links.copied())
                    .hasValueSatisfying(image -> assertThat(image.getWidth()).isEqualTo(200));
            assertThat(png.getWidth()).isEqualTo(200);
            assertThat(picture.source()).contains(CIRCLE);
        }
    }

    @Test
    void anOutputOfBrokenSvgSaysSo() throws Exception {
        var bundle = MimeBundle.of(MimeBundle.SVG, "<svg width='400' height='60'><rect></svg>", "");
        try (var stage = OnStage.node(() -> new StackPane(BundleView.of(bundle, links)))) {
            assertThat(stage.says()).containsExactly("This SVG cannot be drawn. Its text is broken in line 1.");
            assertThat(stage.faults()).isEmpty();
        }
    }

    /// Returns how many pixels are not clear.
    private static long seen(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .filter(pixel -> pixel != 0)
                .count();
    }

    private static BufferedImage pixels(Drawn drawn) {
        return ((Drawn.Pixels) drawn).image();
    }
}
