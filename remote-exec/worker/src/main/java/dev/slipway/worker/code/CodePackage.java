package dev.slipway.worker.code;

import dev.slipway.api.run.ContentHash;
import java.util.List;
import java.util.Optional;

/// The code of a whole flow, as shipped. Its hash is over its bytes (`CodePackages`), line tables included.
///
/// @param steps in document order; copied
public record CodePackage(List<StepCode> steps) {
    public CodePackage {
        steps = List.copyOf(steps);
    }

    /// Returns the code of `step`; empty if there is none.
    public Optional<StepCode> step(String step) {
        return steps.stream().filter(code -> code.step().equals(step)).findFirst();
    }

    /// Returns the hash of this package's bytes.
    public ContentHash hash() {
        return ContentHash.of(CodePackages.encode(this));
    }
}
