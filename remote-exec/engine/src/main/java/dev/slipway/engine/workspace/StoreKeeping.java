package dev.slipway.engine.workspace;

import dev.slipway.engine.store.Garbage;
import dev.slipway.engine.store.Soundness;
import dev.slipway.engine.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/// Looks after one store. Immutable.
record StoreKeeping(Store store, Clock clock) implements Housekeeping {
    @Override
    public Garbage.Amount garbage() throws IOException {
        return new Garbage(store).measure(clock.instant(), Garbage.GRACE);
    }

    @Override
    public Garbage.Amount collect() throws IOException {
        return new Garbage(store).collect(clock.instant(), Garbage.GRACE);
    }

    @Override
    public List<String> faults() throws IOException {
        return new Soundness(store).faults();
    }
}
