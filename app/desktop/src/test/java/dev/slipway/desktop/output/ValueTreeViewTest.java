package dev.slipway.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.desktop.fakes.OnStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ValueTreeViewTest {
    private static final String KERNEL = """
            {"text": "map", "size": 3, "parts": [
              {"label": "de", "text": "Order", "size": 2, "parts": [
                {"label": "id", "kind": "text", "text": "o1"},
                {"label": "amounts", "text": "list", "size": 240, "parts": [{"label": "0", "text": "17"}]}]},
              {"label": "note", "kind": "text", "length": 4000, "text": "Dear …"}]}""";

    private final List<String> copied = new ArrayList<>();

    private final class Copies implements Links {
        @Override
        public void go(CellId cell, int line) {}

        @Override
        public Optional<String> name(CellId cell) {
            return Optional.empty();
        }

        @Override
        public void follow(String address) {}

        @Override
        public void save(String name, Supplier<String> text) {}

        @Override
        public void copy(Supplier<String> text) {
            copied.add(text.get());
        }

        @Override
        public Optional<String> picture(String path) {
            return Optional.empty();
        }

        @Override
        public boolean isTrusted() {
            return false;
        }
    }

    private OnStage stage(String mime, String content) throws Exception {
        return OnStage.node(() -> {
            var view = (OutputFrame) BundleView.of(MimeBundle.of(mime, content, "as text"), new Copies());
            view.content().requestFocus();
            return view;
        });
    }

    @Test
    void foldsByKeysAndCountsWhatIsNotHere() throws Exception {
        try (var stage = stage(MimeBundle.TREE, KERNEL)) {
            assertThat(stage.says())
                    .containsExactly(
                            "map",
                            "3",
                            "de",
                            "Order",
                            "2",
                            "id: \"o1\", amounts: list of 240",
                            "note",
                            "\"Dear …\" (4 000 characters in all)",
                            "1 more left out: look at a part of it with code");

            stage.press(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);

            assertThat(stage.says()).contains("amounts", "17", "239 more left out: look at a part of it with code");
            assertThat(stage.faults()).isEmpty();

            stage.press(KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT);
            assertThat(stage.says())
                    .contains("id: \"o1\", amounts: list of 240")
                    .doesNotContain("amounts");
        }
    }

    @Test
    void jsonIsATreeWhosePartsComeInPages() throws Exception {
        var json =
                IntStream.range(0, 250).mapToObj(i -> "{\"i\": " + i + "}").collect(Collectors.joining(",", "[", "]"));

        try (var stage = stage(MimeBundle.JSON, json)) {
            assertThat(stage.says())
                    .contains("list", "i: 99", "Show 100 of 150 more")
                    .doesNotContain("i: 100");

            stage.press(KeyCode.END, KeyCode.ENTER, KeyCode.END, KeyCode.ENTER);

            assertThat(stage.says()).contains("i: 100", "i: 249").doesNotContain("Show 50 of 50 more");
        }
    }

    @Test
    void whatHasNothingToUnfoldIsText() throws Exception {
        try (var stage = stage(MimeBundle.JSON, "{}")) {
            assertThat(stage.says()).containsExactly("as text");
        }
    }
}
