package dev.slipway.desktop.notebook;

import dev.slipway.desktop.kit.Kit;
import dev.slipway.desktop.words.Words;
import dev.slipway.kernel.dialect.TestMethods;
import dev.slipway.kernel.directive.CellDirectives;
import dev.slipway.kernel.directive.Directive;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The directives of a cell as chips.
final class CellChips {
    private CellChips() {}

    /// Returns the chips of `directives`, in their order.
    static List<Node> of(CellDirectives directives) {
        var chips = new ArrayList<Node>();
        directives.placed().forEach(placed -> chips.add(chip(placed.directive())));
        return chips;
    }

    /// Returns a chip that counts the tests of a code cell, whether it has run or not; none if it has none.
    static List<Node> ofTests(String source) {
        int tests = TestMethods.in(source).size();
        return tests == 0 ? List.of() : List.of(Kit.iconChip("test-tube", Words.count(tests, "test")));
    }

    private static Node chip(Directive directive) {
        return switch (directive) {
            case Directive.Step step -> Kit.iconChip("layers-outline", step.name(), "accent");
            case Directive.Parameters _ -> Kit.iconChip("tune-variant", "parameters", "accent");
            case Directive.Foreach foreach ->
                named(
                        "foreach",
                        foreach.loops().stream().map(Directive.Loop::variable).collect(Collectors.joining(" × ")));
            case Directive.Gather gather -> named("gather", gather.artifact() + " → " + gather.as());
            case Directive.Resources resources -> Kit.chip(words(resources));
            case Directive.Timeout timeout -> Kit.chip("timeout " + Words.duration(timeout.limit()));
            case Directive.Retry retry -> Kit.chip("retry " + retry.more());
            case Directive.Catch caught -> named("catch", caught.variable());
            case Directive.Keep keep -> named("keep", String.join(", ", keep.names()));
            case Directive.Mutates mutates -> named("mutates", String.join(", ", mutates.names()));
            case Directive.Secret secret -> named("secret", secret.name());
            case Directive.CacheOff _ -> Kit.chip("never reused");
            case Directive.Skip _ -> Kit.chip("not in the flow");
        };
    }

    private static HBox named(String what, String names) {
        var chip = Kit.row(6, Kit.text(what), Kit.text(names, "mono"));
        chip.getStyleClass().add("chip");
        chip.setMinWidth(HBox.USE_PREF_SIZE);
        chip.getChildren().forEach(part -> ((Label) part).setMinWidth(HBox.USE_PREF_SIZE));
        return chip;
    }

    private static String words(Directive.Resources resources) {
        var parts = new ArrayList<String>();
        if (resources.cpu() != null) {
            parts.add(Words.value(resources.cpu()) + " cores");
        }
        if (resources.memoryBytes() != null) {
            parts.add(Words.value(Math.round(resources.memoryBytes() / (double) (1 << 20)) / 1024.0) + " GB");
        }
        if (resources.gpu() != null) {
            parts.add(Words.count(resources.gpu(), "GPU"));
        }
        return String.join(", ", parts);
    }

    /// Returns `source` without the directives at its head; all of it if nothing else is there or one has a problem.
    static String withoutDirectives(String source, CellDirectives directives) {
        if (directives.placed().isEmpty() || !directives.problems().isEmpty()) {
            return source;
        }
        var lines = source.split("\n", -1);
        int first = 0;
        while (first < lines.length && (lines[first].strip().startsWith("//|") || lines[first].isBlank())) {
            first++;
        }
        return first >= lines.length ? source : String.join("\n", List.of(lines).subList(first, lines.length));
    }

    /// Returns how many lines `withoutDirectives` leaves out.
    static int hiddenLines(String source, CellDirectives directives) {
        var rest = withoutDirectives(source, directives);
        return (int) source.substring(0, source.length() - rest.length())
                .chars()
                .filter(c -> c == '\n')
                .count();
    }
}
