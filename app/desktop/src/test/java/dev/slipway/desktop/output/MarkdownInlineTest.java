package dev.slipway.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.QuietLinks;
import dev.slipway.desktop.task.Toolkit;
import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MarkdownInlineTest {
    @BeforeAll
    static void start() throws InterruptedException {
        Toolkit.start();
    }

    private static List<Text> texts(String markdown) throws Exception {
        return OnStage.onUi(() -> {
            var flow = new TextFlow();
            new MarkdownInline(new QuietLinks(), flow, 14)
                    .all(Parser.builder().build().parse(markdown));
            return flow.getChildren().stream().map(Text.class::cast).toList();
        });
    }

    @Test
    void aParagraphOfVeryManyLinesIsOneText() throws Exception {
        var texts = texts("word & word\n".repeat(10_000));

        assertThat(texts).hasSize(1);
        assertThat(texts.getFirst().getText()).hasSize(12 * 10_000 - 1).startsWith("word & word word & word");
    }

    @Test
    void whatLooksOtherwiseIsATextOfItsOwn() throws Exception {
        var texts = texts("one *two\nthree* **four** [five *six*](x) `seven` eight");

        assertThat(texts)
                .extracting(Text::getText)
                .containsExactly("one ", "two three", " ", "four", " ", "five ", "six", " ", "seven", " eight");
        assertThat(texts.get(6).getStyleClass()).contains("link", "md-em");
        assertThat(texts.get(6).getOnMouseClicked()).isNotNull();
        assertThat(texts.get(7).getOnMouseClicked()).isNull();
    }
}
