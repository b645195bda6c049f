package dev.slipway.desktop.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.fakes.FakeWorkspace;
import dev.slipway.desktop.fakes.RunBuilder;
import dev.slipway.desktop.runs.Filter.Condition;
import dev.slipway.desktop.task.Jobs;
import dev.slipway.engine.history.RunHistory.Count;
import dev.slipway.engine.history.RunStatus;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final Filter FAILED = Filter.ALL.with(Condition.status(RunStatus.FAILED));

    private final FakeWorkspace workspace = new FakeWorkspace();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Vocabulary vocabulary = new Vocabulary(workspace.live(new Jobs(waiting::add, Runnable::run)));

    @Test
    void countsUnderTheFilterThatCameWhileItCounted() {
        fill();
        vocabulary.ask(Filter.ALL);
        vocabulary.ask(FAILED);

        work();

        assertThat(flow().count()).isEqualTo(1);
    }

    @Test
    void showsNothingOfWhatWasGivenUp() {
        fill();
        vocabulary.ask(Filter.ALL);
        vocabulary.pause();

        work();

        assertThat(vocabulary.facets()).isEmpty();

        vocabulary.ask(FAILED);
        work();

        assertThat(flow().count()).isEqualTo(1);
    }

    @Test
    void whatTakesLongIsNotCountedAtEachChangeOfARun() {
        fill();
        vocabulary.ask(FAILED);
        work();
        vocabulary.ask(FAILED);
        work();
        assertThat(workspace.history.counted).filteredOn(Count.STATUS::equals).hasSize(2);
        assertThat(workspace.history.counted).filteredOn(Count.WHO::equals).hasSize(1);

        vocabulary.ask(Filter.ALL);
        work();
        assertThat(workspace.history.counted).filteredOn(Count.WHO::equals).hasSize(2);
    }

    private void fill() {
        workspace.history.add(new RunBuilder("f", 1).build());
        workspace.history.add(new RunBuilder("f", 2).status(RunStatus.FAILED).build());
    }

    private void work() {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    private Facet flow() {
        return vocabulary.facets().stream()
                .filter(facet -> facet.title().equals("Flow"))
                .findFirst()
                .orElseThrow();
    }
}
