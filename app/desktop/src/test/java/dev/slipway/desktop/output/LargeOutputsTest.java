package dev.slipway.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.QuietLinks;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class LargeOutputsTest {
    private final QuietLinks links = new QuietLinks();
    private StackPane root = new StackPane();

    private static MimeBundle image(int width, int height, String type) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), type, bytes);
        return MimeBundle.of(
                "image/" + type, Base64.getEncoder().encodeToString(bytes.toByteArray()), width + " × " + height);
    }

    private OnStage stage(MimeBundle bundle) throws Exception {
        return OnStage.node(() -> {
            root = new StackPane(BundleView.of(bundle, links));
            return root;
        });
    }

    @Test
    void aLargeImageIsDecodedOnAWorkerAndOnlyAsFinelyAsItIsLookedAt() throws Exception {
        for (var type : new String[] {"png", "jpeg"}) {
            links.holdBack();
            try (var stage = stage(image(4200, 1000, type))) {
                assertThat(stage.says()).contains("4 200 × 1 000 px, shown smaller");
                var view = OnStage.onUi(() -> (ImageView) root.lookup("ImageView"));
                assertThat(view.getImage()).isNull();
                OnStage.onUi(() -> {
                    links.catchUp();
                    return true;
                });
                assertThat(view.getImage().getWidth()).isEqualTo(2100);
                assertThat(view.getFitWidth() / view.getFitHeight()).isEqualTo(4.2);
            }
        }
    }

    @Test
    void allPixelsOfALargeImageAreCopied() throws Exception {
        var picture = Picture.of(image(4200, 1000, "png")).orElseThrow();

        picture.copy(new StackPane(), links);

        assertThat(links.copied().orElseThrow().getWidth()).isEqualTo(4200);
    }

    @Test
    void aSlimImageIsSeenAndSaysHowLargeItIs() throws Exception {
        try (var stage = stage(image(1, 30_000, "png"))) {
            assertThat(stage.says()).contains("1 × 30 000 px, shown smaller");
            var view = OnStage.onUi(() -> (ImageView) root.lookup("ImageView"));
            assertThat(view.getLayoutBounds().getWidth()).isEqualTo(1);
            assertThat(view.getLayoutBounds().getHeight()).isEqualTo(480);
        }
        try (var stage = stage(image(30, 20, "png"))) {
            assertThat(stage.says()).noneMatch(text -> text.contains("px"));
        }
    }

    @Test
    void aLargeImageThatIsBrokenSaysSo() throws Exception {
        var whole = Base64.getDecoder()
                .decode(image(3000, 2000, "png").form(MimeBundle.PNG).orElseThrow());
        var half = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(whole, whole.length / 2));
        try (var stage = stage(MimeBundle.of(MimeBundle.PNG, half, "half"))) {
            assertThat(stage.says()).contains("This picture cannot be drawn");
        }
    }

    @Test
    void anOutputThatComesLeavesThoseThatAreShownWhereTheyAre() throws Exception {
        var outputs = new CellOutputs();
        var put = new ArrayList<Node>();
        try (var stage = OnStage.node(() -> {
            root = new StackPane(new OutputPane(outputs, links));
            return root;
        })) {
            OnStage.onUi(() -> {
                var pane = (OutputPane) root.getChildren().getFirst();
                pane.getChildren().addListener((ListChangeListener<Node>) change -> {
                    while (change.next()) {
                        put.addAll(change.getAddedSubList());
                    }
                });
                for (int i = 0; i < 300; i++) {
                    outputs.add(Output.Displayed.of(MimeBundle.of("text/plain", "" + i, "")));
                    pane.refresh();
                }
                return true;
            });
            assertThat(put).hasSize(201).doesNotHaveDuplicates();
            assertThat(stage.says()).contains("100 more outputs are kept and not shown here");
        }
    }
}
