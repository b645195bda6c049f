package dev.slipway.desktop.data;

import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.api.output.MimeBundle;
import dev.slipway.api.output.Output;
import dev.slipway.kernel.deps.SessionJars;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.display.FrontEnd;
import dev.slipway.kernel.engine.CellEngine.Elements;
import dev.slipway.kernel.engine.EngineSettings;
import dev.slipway.kernel.engine.Interruption;
import dev.slipway.kernel.engine.JShellEngine;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A live engine in this process.
final class OneKernel implements FrontEnd, AutoCloseable {
    private final JShellEngine engine;

    OneKernel() throws IOException {
        var folder = Path.of(".");
        var jars = new SessionJars(MavenResolver.create(folder, List.of()), folder, SessionJars.Trust.GIVEN, _ -> {});
        engine = JShellEngine.create(
                EngineSettings.of(folder, Installation.locate().libraries(), Map.of(), jars), this);
    }

    Outcome run(String source) {
        var cell = new SourceCell(new CellId("c"), 0, CellKind.CODE, source, List.of());
        return engine.execute(cell, new Elements(0), new Interruption());
    }

    /// Runs an expression, and passes on what it gives.
    void draw(String code, Consumer<MimeBundle> then, Consumer<String> failed) {
        var cell = new SourceCell(new CellId("d"), 1, CellKind.CODE, code, List.of());
        if (engine.execute(cell, new Elements(0), new Interruption()) instanceof Outcome.Succeeded succeeded
                && succeeded.value() != null) {
            then.accept(succeeded.value());
        } else {
            failed.accept("not drawn: " + code);
        }
    }

    /// Returns the chart that an expression gives.
    String chart(String code) {
        var chart = new String[] {""};
        draw(code, bundle -> chart[0] = bundle.form(MimeBundle.CHART).orElse(bundle.text()), failed -> {
            throw new AssertionError(failed);
        });
        return chart[0];
    }

    @Override
    public void produced(Output output) {}

    @Override
    public void updated(Output.Displayed output) {}

    @Override
    public void cleared(boolean onNext) {}

    @Override
    public String ask(String prompt) {
        return "";
    }

    @Override
    public void close() {
        engine.close();
    }
}
