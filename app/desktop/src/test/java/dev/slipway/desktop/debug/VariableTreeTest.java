package dev.slipway.desktop.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.debug.VariableTree.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariableTreeTest {
    private final VariableTree tree = new VariableTree();
    private final List<VariableTree.Part> asked = new ArrayList<>();
    private final List<Consumer<List<Variable>>> waiting = new ArrayList<>();

    VariableTreeTest() {
        tree.from((part, then) -> {
            asked.add(part);
            waiting.add(then);
        });
    }

    private static Variable leaf(String name) {
        return new Variable(name, "1", "int", 0, 0, 0);
    }

    private void answer() {
        var part = asked.getLast();
        waiting.removeFirst()
                .accept(IntStream.range(part.start(), part.start() + part.count())
                        .mapToObj(i -> leaf("[" + i + "]"))
                        .toList());
    }

    @Test
    void tenMillionElementsAreAskedForAHundredAtOnce() {
        tree.show(List.of(new Variable("all", "int[10000000]", "int[]", 8, 10_000_000, 0), leaf("n")));
        tree.turn(0);
        answer();

        assertThat(tree.rows()).hasSize(103);
        assertThat(tree.rows().get(101).isMore()).isTrue();
        assertThat(tree.rows().getLast().variable().name()).isEqualTo("n");

        tree.turn(101);
        answer();
        assertThat(asked).containsExactly(new VariableTree.Part(8, 0, 100), new VariableTree.Part(8, 100, 100));
        assertThat(tree.rows()).hasSize(203);

        tree.turn(0);
        assertThat(tree.rows()).hasSize(2);
    }

    @Test
    void whatIsAnsweredTooLateIsNotShown() {
        tree.show(List.of(new Variable("all", "List", "List", 8, 2, 0)));
        tree.turn(0);
        tree.show(List.of(leaf("other")));
        answer();
        assertThat(tree.rows()).hasSize(1);

        tree.show(List.of(new Variable("all", "List", "List", 8, 2, 0)));
        tree.settle();
        tree.turn(0);
        assertThat(asked).hasSize(1);
    }
}
