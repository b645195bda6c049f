package dev.slipway.cli.notebook;

import dev.slipway.api.document.Cell;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.cli.answer.Fields;
import dev.slipway.kernel.file.json.Json;
import dev.slipway.kernel.file.json.JsonParser;
import dev.slipway.kernel.file.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the tests of a cell went, as JSON has it.
final class TestFields {
    private TestFields() {}

    /// Returns one object for each test that `cell`, which has run, shows.
    static List<Fields> of(Cell cell) {
        var all = new ArrayList<Fields>();
        for (var output : cell.outputs()) {
            if (output instanceof Output.Displayed displayed) {
                displayed.bundle().form(MimeBundle.TESTS).ifPresent(json -> all.addAll(read(json)));
            }
        }
        return all;
    }

    private static List<Fields> read(String json) {
        try {
            return JsonParser.parse(json) instanceof Json.Members all && all.get("tests") instanceof Json.Items tests
                    ? tests.all().stream()
                            .filter(Json.Members.class::isInstance)
                            .map(test -> fields((Json.Members) test))
                            .toList()
                    : List.of();
        } catch (JsonSyntaxException notOurs) {
            return List.of();
        }
    }

    private static Fields fields(Json.Members test) {
        boolean passed =
                test.get("passed") instanceof Json.Word word && word.spelling().equals("true");
        var notRun = test.text("not_run");
        var at = test.get("at") instanceof Json.Members place ? place.get("line") : test.get("line");
        return new Fields()
                .with("name", test.text("name").orElse(null))
                .with("status", notRun.isPresent() ? "not_run" : passed ? "passed" : "failed")
                .with("seconds", test.get("seconds") instanceof Json.Figure time ? seconds(time) : null)
                .with(
                        "message",
                        test.text("message")
                                .or(() -> notRun)
                                .or(() -> test.text("note"))
                                .orElse(null))
                .with("line", at instanceof Json.Figure line ? line.whole() : null);
    }

    private static @Nullable Double seconds(Json.Figure time) {
        try {
            return Double.valueOf(time.spelling());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
