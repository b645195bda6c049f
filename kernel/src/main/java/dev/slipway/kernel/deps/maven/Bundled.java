package dev.slipway.kernel.deps.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The libraries that user code sees anyway, known by their files' names. Immutable.
record Bundled(List<Path> libraries) {
    /// Returns the version of the library `artifact`; empty if it is not among them.
    Optional<String> version(String artifact) {
        var name = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
        return libraries.stream()
                .map(path -> name.matcher(String.valueOf(path.getFileName())))
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .findFirst();
    }
}
