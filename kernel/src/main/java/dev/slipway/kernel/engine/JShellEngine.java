package dev.slipway.kernel.engine;

import dev.slipway.api.document.CellId;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.display.FrontEnd;
import dev.slipway.kernel.protocol.Completeness;
import dev.slipway.kernel.protocol.Completion;
import dev.slipway.kernel.protocol.Inspection;
import dev.slipway.kernel.protocol.Outcome;
import dev.slipway.kernel.protocol.Restorable;
import dev.slipway.kernel.protocol.Variable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The live engine: JShell, with an execution control of our own.
///
/// A process has one: it installs the host of `Notebook`. Needs `-Djdk.attach.allowAttachSelf=true` and
/// `--enable-native-access=ALL-UNNAMED` on the command line.
public final class JShellEngine implements CellEngine {
    private final EngineSettings settings;
    private final FrontEnd frontEnd;

    private JShellEngine(EngineSettings settings, FrontEnd frontEnd) {
        this.settings = settings;
        this.frontEnd = frontEnd;
    }

    /// Returns an engine with nothing defined but the default imports.
    ///
    /// @param frontEnd where displays and questions of the cells go
    public static JShellEngine create(EngineSettings settings, FrontEnd frontEnd) {
        return new JShellEngine(settings, frontEnd);
    }

    @Override
    public Outcome execute(SourceCell cell, Elements elements) {
        throw new UnsupportedOperationException("cannot execute " + cell + elements + settings + frontEnd);
    }

    @Override
    public void interrupt() {}

    @Override
    public List<Variable> variables() {
        return List.of();
    }

    @Override
    public Completion complete(String source, int cursor) {
        return new Completion(cursor, cursor, List.of());
    }

    @Override
    public Optional<Inspection> inspect(String source, int cursor) {
        return Optional.empty();
    }

    @Override
    public Completeness completeness(String source) {
        return new Completeness.Complete();
    }

    @Override
    public void forget(CellId id) {}

    @Override
    public void restore(List<Restorable> values) throws IOException {
        throw new IOException("nothing can be restored yet");
    }

    @Override
    public void close() {}
}
