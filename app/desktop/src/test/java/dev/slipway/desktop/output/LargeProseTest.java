package dev.slipway.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.QuietLinks;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextFlow;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prose with what browsers choke on, and pictures that are none.
class LargeProseTest {
    @TempDir
    Path folder;

    private final QuietLinks links = new QuietLinks() {
        @Override
        public Optional<String> picture(String path) {
            return Optional.of(
                    path.startsWith("data:")
                            ? path
                            : folder.resolve(path).toUri().toString());
        }
    };

    private OnStage stage(String markdown) throws Exception {
        return OnStage.node(() -> new StackPane(new MarkdownView(markdown, links)));
    }

    @Test
    void aTableOfThousandsOfRowsWithMoreThanWordsIsShownAsWords() throws Exception {
        try (var stage = stage("|a|b|\n|-|-|\n" + "|x|`y`|\n".repeat(5_000))) {
            assertThat(stage.says().toString()).contains("it has 5 000 rows").contains("y");
        }
        try (var stage = stage("|a|b|\n|-|-|\n" + "|x|`y`|\n".repeat(5))) {
            assertThat(stage.says().toString()).doesNotContain("rows");
        }
    }

    @Test
    void codeOfAHundredThousandLinesShowsItsHeadAndItsTail() throws Exception {
        try (var stage = stage("```java\n" + "int a = 1;\n".repeat(100_000) + "```")) {
            assertThat(stage.says().toString()).contains("lines between").contains("Show all");
        }
    }

    @Test
    void picturesThatCannotBeShownSayWhy() throws Exception {
        Files.writeString(folder.resolve("broken.png"), "no picture");
        try (var huge = new RandomAccessFile(folder.resolve("huge.png").toFile(), "rw")) {
            huge.setLength(ProsePicture.LARGEST + 2_000_000);
        }
        var prose = """
                ![first](broken.png)

                ![second](missing.png)

                ![third](huge.png)

                ![fourth](data:image/png;base64,@@@@)

                ![fifth](data:image/png)
                """;
        try (var stage = stage(prose)) {
            var says = stage.says().toString();
            assertThat(says)
                    .contains("first (not shown: it is broken")
                    .contains("second (not shown: it cannot be read)")
                    .contains("third (not shown: it has 102")
                    .contains("fourth (not shown: it is broken")
                    .contains("fifth (not shown: it cannot be read)");
        }
    }

    @Test
    void imagesAndDrawingsAreShown() throws Exception {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), "png", png);
        Files.write(folder.resolve("a.png"), png.toByteArray());
        var svg = "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='40'><rect width='9' height='9'/></svg>";
        var inside = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        var view = OnStage.onUi(
                () -> new MarkdownView("![a](a.png)\n\n![b](data:image/svg+xml;base64," + inside + ")", links));
        try (var _ = OnStage.node(() -> new StackPane(view))) {
            assertThat(OnStage.onUi(() -> ((ImageView) view.lookup("ImageView")).getFitWidth()))
                    .isEqualTo(30);
            assertThat(OnStage.onUi(() -> view.lookup(".svg-ground").prefWidth(-1)))
                    .isEqualTo(60);
        }
    }

    @Test
    void aPictureThatCannotBeCopiedSaysSo() throws Exception {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 30_000, BufferedImage.TYPE_INT_RGB), "png", png);
        var half = java.util.Arrays.copyOf(png.toByteArray(), 40);
        links.holdBack();
        var picture = StoredImage.of(half, true).orElseThrow(); // so long a one is not decoded at once

        picture.whole(links, _ -> {});
        links.catchUp();

        assertThat(links.told).contains("The picture was not copied.");
    }

    @Test
    void proseOfThousandsOfBlocksShowsTheFirstAndTheRestAsItWasWritten() throws Exception {
        try (var stage = stage("# Title\n\n" + "- an *item*\n".repeat(5_000) + "\nlast")) {
            assertThat(stage.says().toString())
                    .contains("The other 4 604 lines as they were written:", "- an *item*", "last");
            assertThat(stage.places("md-mark")).hasSizeLessThan(450);
        }
        try (var stage = stage("- an *item*\n".repeat(450))) {
            stage.click("Show them as prose");
            assertThat(stage.places("md-mark")).hasSize(450);
        }
        try (var stage = stage("- an *item*\n".repeat(50))) {
            assertThat(stage.says().toString()).doesNotContain("as they were written");
        }
    }

    @Test
    void quotesThatAreNestedVeryDeepLeaveTheirTextRoom() throws Exception {
        try (var stage = stage("> ".repeat(2_000) + "deep")) {
            assertThat(stage.places("md-quote")).hasSizeBetween(10, 30);
            assertThat(stage.says().toString()).contains("deep");
        }
    }

    @Test
    void aParagraphOfVeryManyLinksSaysWhereItsLinksEnd() throws Exception {
        try (var stage = stage("[a](b) and ".repeat(3_000))) {
            assertThat(stage.places("link")).hasSizeBetween(400, 600);
            assertThat(stage.says().toString()).contains("Shown as words from here on");
        }
    }

    @Test
    void theLinesOfAParagraphAreOneText() throws Exception {
        var view = OnStage.onUi(() -> new MarkdownView("word & word\n".repeat(2_000), links));
        assertThat(OnStage.onUi(() -> ((TextFlow) view.getChildren().getFirst()).getChildren()))
                .hasSize(1);
    }
}
