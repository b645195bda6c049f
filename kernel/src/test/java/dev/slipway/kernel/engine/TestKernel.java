package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.deps.Resolver;
import dev.slipway.kernel.deps.SessionJars;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.display.FrontEnd;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/// A live engine with a front end that remembers; cells are named by their 1-based number.
final class TestKernel implements FrontEnd, AutoCloseable {
    final List<Output> outputs = new CopyOnWriteArrayList<>();
    final List<Output.Displayed> updates = new CopyOnWriteArrayList<>();
    final JShellEngine engine;
    volatile Interruption interruption = new Interruption();

    TestKernel() throws IOException {
        this(Path.of("."), Map.of());
    }

    TestKernel(Path folder, Map<String, String> environment) throws IOException {
        this(folder, environment, MavenResolver.create(folder, List.of()));
    }

    TestKernel(Path folder, Map<String, String> environment, Resolver resolver) throws IOException {
        var jars = new SessionJars(resolver, folder, SessionJars.Trust.GIVEN, _ -> {});
        var settings = EngineSettings.of(folder, Installation.locate().libraries(), environment, jars);
        engine = JShellEngine.create(settings, this);
    }

    static SourceCell cell(int number, String source) {
        return new SourceCell(new CellId("c" + number), number - 1, CellKind.CODE, source, List.of());
    }

    /// Leaves the engine as if it were new, for the next test; a new one takes a second.
    void forgetAll() {
        for (int number = 1; number <= 9; number++) {
            engine.forget(new CellId("c" + number));
        }
        outputs.clear();
        updates.clear();
    }

    Outcome run(int number, String source) {
        return run(number, source, 0);
    }

    Outcome run(int number, String source, int element) {
        interruption = new Interruption();
        return engine.execute(cell(number, source), new Elements(element), interruption);
    }

    /// Runs a cell that must succeed, and returns the plain text of its value, `-` if it has none.
    String value(int number, String source) {
        var outcome = run(number, source);
        if (outcome instanceof Outcome.Succeeded succeeded) {
            return succeeded.value() == null
                    ? "-"
                    : Objects.requireNonNull(succeeded.value()).text();
        }
        throw new AssertionError("cell " + number + ": " + outcome);
    }

    /// Runs a cell that must be refused, and returns the messages, each with its line and column.
    List<String> refusal(int number, String source) {
        var outcome = run(number, source);
        if (outcome instanceof Outcome.Rejected rejected) {
            return rejected.problems().stream()
                    .map(problem -> {
                        var place = Objects.requireNonNull(problem.place());
                        return place.line() + ":" + place.column() + " " + problem.message();
                    })
                    .toList();
        }
        throw new AssertionError("cell " + number + ": " + outcome);
    }

    /// Runs a cell that must throw.
    Outcome.Threw failure(int number, String source) {
        var outcome = run(number, source);
        if (outcome instanceof Outcome.Threw threw) {
            return threw;
        }
        throw new AssertionError("cell " + number + ": " + outcome);
    }

    @Override
    public void produced(Output output) {
        outputs.add(output);
    }

    @Override
    public void updated(Output.Displayed output) {
        updates.add(output);
    }

    @Override
    public void cleared(boolean onNext) {
        outputs.clear();
    }

    @Override
    public String ask(String prompt) {
        return "answer to " + prompt;
    }

    @Override
    public void close() {
        engine.close();
    }
}
