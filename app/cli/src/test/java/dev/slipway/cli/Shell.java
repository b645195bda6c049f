package dev.slipway.cli;

import dev.slipway.cli.call.Services;
import dev.slipway.cli.call.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls commands in this process as a shell would. Immutable.
public record Shell(Path folder, Services services, Map<String, String> environment) {
    public Shell(Path folder) {
        this(folder, new Composition(Map.of()), Map.of());
    }

    /// A shell whose commands use `services`.
    public Shell(Path folder, Services services) {
        this(folder, services, Map.of());
    }

    /// What a command answered.
    public record Answer(int exit, String out, String err) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    public Answer call(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var surroundings = new Surroundings(
                folder,
                environment,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Surroundings.Terminals.NONE);
        int exit = new Invocation(surroundings, services).run(List.of(arguments));
        return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
