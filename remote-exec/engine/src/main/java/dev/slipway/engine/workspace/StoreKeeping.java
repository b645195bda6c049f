package dev.slipway.engine.workspace;

import dev.slipway.api.run.RunId;
import dev.slipway.engine.artifact.RecordedShapes;
import dev.slipway.engine.flow.PlanCodec;
import dev.slipway.engine.store.Garbage;
import dev.slipway.engine.store.Repairs;
import dev.slipway.engine.store.RunFiles;
import dev.slipway.engine.store.Sizes;
import dev.slipway.engine.store.Soundness;
import dev.slipway.engine.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks after one store. Immutable.
record StoreKeeping(Store store, PlanCodec plans, Clock clock) implements Housekeeping {
    @Override
    public Garbage.Amount garbage() throws IOException {
        return new Garbage(store).measure(clock.instant(), Garbage.GRACE);
    }

    @Override
    public Garbage.Amount collect() throws IOException {
        return new Garbage(store).collect(clock.instant(), Garbage.GRACE);
    }

    @Override
    public List<Sizes.Size> sizes(@Nullable String flow) throws IOException {
        return new Sizes(store).of(flow);
    }

    @Override
    public List<String> faults() throws IOException {
        return new Soundness(store).faults();
    }

    @Override
    public List<String> verify() throws IOException {
        return Stream.concat(new Soundness(store).faults().stream(), new Repairs(store).damages().stream())
                .toList();
    }

    @Override
    public List<String> repair() throws IOException {
        return new Repairs(store).mend();
    }

    @Override
    public void export(List<RunId> runs, Path file) throws IOException {
        files().write(runs, file);
    }

    @Override
    public RunFiles.Imported take(Path file) throws IOException {
        return files().read(file);
    }

    private RunFiles files() {
        return new RunFiles(store, run -> RecordedShapes.expansions(store, plans, run));
    }
}
