package dev.slipway.desktop.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.desktop.fakes.OnStage;
import dev.slipway.desktop.fakes.QuietLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestsViewTest {
    private static final String REPORT = """
            {"tests": [{"name": "halves", "line": 2, "seconds": 0.0021, "passed": true},
              {"name": "sumsUp", "line": 5, "seconds": 0.25, "passed": false, "message": "expected: <3> but was: <4>",
               "at": {"cell": "c1", "line": 7}},
              {"name": "later", "line": 9, "seconds": 0, "passed": false, "not_run": "disabled: no data yet"},
              {"name": "quick", "line": 9, "seconds": 0, "passed": true, "note": "@Timeout has no effect here"}]}""";

    private final List<String> gone = new ArrayList<>();

    private final class Going extends QuietLinks {
        @Override
        public void go(CellId cell, int line) {
            gone.add(cell.value() + ":" + line);
        }

        @Override
        public Optional<String> name(CellId cell) {
            return Optional.of("cell 4");
        }
    }

    @Test
    void eachHasAMarkAndAWordAndOneThatFailedLeadsToItsLine() throws Exception {
        try (var stage = OnStage.node(
                () -> (TestsView) BundleView.of(MimeBundle.of(MimeBundle.TESTS, REPORT, "as text"), new Going()))) {
            assertThat(stage.says())
                    .contains(
                            "1 of 3 tests failed, 1 not run",
                            "not run",
                            "disabled: no data yet",
                            "@Timeout has no effect here",
                            "passed",
                            "halves",
                            "failed",
                            "sumsUp",
                            "expected: <3> but was: <4>");
            assertThat(stage.faults()).isEmpty();

            stage.label("cell 4, line 7");

            assertThat(gone).containsExactly("c1:7");
        }
    }
}
