package dev.slipway.kernel.server;

import dev.slipway.api.output.Output;
import dev.slipway.kernel.display.FrontEnd;
import dev.slipway.kernel.message.Publication;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/// What cells print to and read from in place of this process's own streams, and show things on. Thread-safe.
final class CellConsole implements FrontEnd {
    private final Executions executions;
    private final Publisher publisher;
    private final Questions questions;
    private final PrintStream before = System.err;
    private final PrintStream out = new CellPrintStream(text -> print("stdout", text));
    private final PrintStream err = new CellPrintStream(text -> print("stderr", text));
    private final InputStream in;

    CellConsole(Executions executions, Publisher publisher, Questions questions) {
        this.executions = executions;
        this.publisher = publisher;
        this.questions = questions;
        in = new AskingInput(questions);
    }

    /// Puts the streams in force, whatever an earlier cell has put in their place.
    void install() {
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
    }

    /// Sends what `execution` has printed, and asks nothing more for it.
    void finish(Execution execution) {
        questions.withdraw();
        publisher.flush();
    }

    private void print(String stream, String text) {
        var execution = executions.here();
        if (execution.isEmpty()) {
            before.print(text);
        } else if (!execution.get().isSilent()) {
            publisher.print(execution.get().received().header(), stream, text);
        }
    }

    @Override
    public void produced(Output output) {
        show(new Publication.Shown(output));
    }

    @Override
    public void updated(Output.Displayed output) {
        var id = output.displayId();
        if (id == null) {
            throw new IllegalArgumentException("an update needs the id of a display");
        }
        show(new Publication.Updated(output.bundle(), output.metadata(), id));
    }

    @Override
    public void cleared(boolean onNext) {
        show(new Publication.Cleared(onNext));
    }

    private void show(Publication publication) {
        executions
                .here()
                .filter(execution -> !execution.isSilent())
                .ifPresent(execution -> publisher.show(execution.received().header(), publication));
    }

    @Override
    public String ask(String prompt) throws IOException, InterruptedException {
        return questions.ask(prompt);
    }
}
