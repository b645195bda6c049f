package dev.slipway.desktop.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.desktop.notebook.Hearing.Told;
import dev.slipway.desktop.output.CellOutputs;
import dev.slipway.kernel.protocol.ExecutionId;
import dev.slipway.kernel.protocol.KernelEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearingTest {
    private static final ExecutionId ID = new ExecutionId("1");
    private final List<Told> told = new ArrayList<>();
    private final Hearing hearing = new Hearing(told::add);
    private final CellOutputs outputs = new CellOutputs();

    private void print(String stream, String text) {
        hearing.accept(new KernelEvent.Produced(ID, new Output.Printed(stream, text)));
    }

    private void show(String text) {
        hearing.accept(new KernelEvent.Produced(ID, Output.Displayed.of(MimeBundle.text(text))));
    }

    private void take() {
        for (var one : List.copyOf(told)) {
            switch (one) {
                case Told.Begun(var text) -> outputs.begin(text);
                case Told.Grown(var waiting) -> waiting.set(false);
                case Told.Event(KernelEvent.Produced(var _, var output)) -> outputs.add(output);
                case Told.Event _ -> {}
            }
        }
        told.clear();
    }

    @Test
    void aFloodIsToldOnceUntilThatIsSeen() {
        for (int i = 0; i < 1000; i++) {
            print("stdout", "line\n");
        }

        assertThat(told).hasSize(2);
        take();
        assertThat(outputs.printed()).isEqualTo(5_000);
        print("stdout", "more\n");
        assertThat(told).hasSize(1);
    }

    @Test
    void everythingStandsInTheOrderInWhichItCame() {
        print("stdout", "a");
        print("stderr", "b");
        print("stdout", "c");
        show("d");
        print("stdout", "e");
        take();

        assertThat(outputs.outputs())
                .containsExactly(
                        new Output.Printed("stdout", "a"),
                        new Output.Printed("stderr", "b"),
                        new Output.Printed("stdout", "c"),
                        Output.Displayed.of(MimeBundle.text("d")),
                        new Output.Printed("stdout", "e"));
    }

    @Test
    void whatIsPrintedAfterAPersonHasClearedTheOutputsIsShown() {
        print("stdout", "before");
        take();
        outputs.clear(false);
        print("stdout", "after");
        take();

        assertThat(outputs.outputs()).containsExactly(new Output.Printed("stdout", "after"));
    }

    @Test
    void whatAnExecutionPrintsOnceItIsOverGoesNowhere() {
        print("stdout", "before");
        take();
        outputs.seal();
        print("stdout", "after");

        assertThat(outputs.outputs()).containsExactly(new Output.Printed("stdout", "before"));
    }
}
