package dev.slipway.cli;

import dev.slipway.cli.call.Services;
import dev.slipway.engine.flow.Compiled;
import dev.slipway.engine.flow.FlowCompiler;
import dev.slipway.engine.workspace.Workspace;
import dev.slipway.engine.workspace.WorkspaceServices;
import dev.slipway.kernel.analysis.CellGraph;
import dev.slipway.kernel.client.Kernel;
import dev.slipway.kernel.deps.NotebookJars;
import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.maven.MavenResolver;
import dev.slipway.kernel.installation.Installation;
import dev.slipway.kernel.secret.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Services that hold one known run and one known flow, so that what commands print can be told whole. One thread at a
/// time.
public class FakeServices implements Services {
    /// What compiling any notebook gives.
    public Compiled compiled = new Compiled.Refused(new CellGraph(List.of(), List.of()), List.of());

    public final FakeWorkspace workspace = new FakeWorkspace();
    public final List<Path> opened = new ArrayList<>();
    public final FakeKeyring keyring = new FakeKeyring();

    /// How often kernels or commands were prepared.
    public int prepared;

    @Override
    public Installation installation() {
        return new Installation(Path.of("jdk"), List.of(), List.of(), List.of());
    }

    @Override
    public WorkspaceServices open(Workspace where) {
        opened.add(where.root());
        return workspace;
    }

    @Override
    public void prepareStore() {
        // there is none to load
    }

    @Override
    public FlowCompiler compiler() {
        return new FlowCompiler() {
            @Override
            public Compiled compile(Path notebook, dev.slipway.api.document.Document document) {
                return compiled;
            }

            @Override
            public Map<String, @Nullable Object> parameters(
                    dev.slipway.engine.flow.Plan plan, Map<String, String> given) throws BadParameterException {
                var values = new LinkedHashMap<String, @Nullable Object>();
                for (var each : given.entrySet()) {
                    if (plan.parameters().stream().noneMatch(one -> one.name().equals(each.getKey()))) {
                        throw new BadParameterException(
                                each.getKey(), "There is no parameter " + each.getKey() + ".", "There is rate.");
                    }
                    values.put(each.getKey(), Double.valueOf(each.getValue()));
                }
                return values;
            }
        };
    }

    @Override
    public NotebookJars jars() {
        return new NotebookJars(MavenResolver.create(Path.of("home"), List.of()), Network.FORBIDDEN, _ -> {});
    }

    @Override
    public Kernel kernel(Path notebook) throws IOException {
        throw new dev.slipway.kernel.client.KernelDied("The kernel did not start. Run slipway doctor.");
    }

    @Override
    public void prepareKernels(Consumer<String> say) {
        prepared++;
    }

    @Override
    public void prepareCommands(Consumer<String> say) {
        prepared++;
    }

    @Override
    public Keyring keyring() {
        return keyring;
    }

    /// A keyring in memory.
    public static final class FakeKeyring implements Keyring {
        public final Map<String, String> secrets = new TreeMap<>();
        public boolean there = true;

        @Override
        public Optional<String> get(String name) {
            return Optional.ofNullable(secrets.get(name));
        }

        @Override
        public void set(String name, String value) {
            secrets.put(name, value);
        }

        @Override
        public boolean remove(String name) {
            return secrets.remove(name) != null;
        }

        @Override
        public List<String> names() {
            return List.copyOf(secrets.keySet());
        }

        @Override
        public Optional<String> program() {
            return there ? Optional.of("in memory") : Optional.empty();
        }
    }
}
