package dev.slipway.kernel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.directive.DirectiveGrammar;
import dev.slipway.kernel.directive.DirectiveParser;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.protocol.Completion.Item;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DirectiveCompletionsTest {
    private static final List<Item> VARIABLES =
            List.of(new Item("countries", "variable", "List"), new Item("count", "variable", "int"));

    private static List<String> at(String source) {
        return DirectiveCompletions.of(
                        source,
                        source.length(),
                        typed -> VARIABLES.stream()
                                .filter(item -> item.text().startsWith(typed))
                                .toList())
                .map(found -> Stream.concat(
                                Stream.of(String.valueOf(found.start())),
                                found.items().stream().map(Item::text))
                        .toList())
                .orElse(List.of());
    }

    @Test
    void keysCompleteWithTheirColon() {
        assertThat(at("//| s")).containsExactly("4", "step: ", "secret: ", "skip");
        assertThat(at("int a;\n//|")).hasSize(1 + DirectiveGrammar.examples().size());
        assertThat(at("//| step: tr")).containsExactly("12");
    }

    @Test
    void valuesThatAreVariablesComplete() {
        assertThat(at("//| keep: a, coun")).containsExactly("13", "countries", "count");
        assertThat(at("//| foreach: c : countr")).containsExactly("17", "countries");
        assertThat(at("//| foreach: coun")).containsExactly("13");
        assertThat(at("//| cache: ")).containsExactly("11", "off");
    }

    @Test
    void nothingIsSaidOfOtherLines() {
        assertThat(at("// s")).isEmpty();
        assertThat(at("//| step: a\nint s")).isEmpty();
    }

    @Test
    void everyExampleReads() {
        for (var example : DirectiveGrammar.examples()) {
            var cell = new SourceCell(new CellId("c"), 0, CellKind.CODE, "//| " + example + "\nint a;", List.of());
            assertThat(DirectiveParser.parse(cell).problems()).as(example).isEmpty();
        }
    }
}
