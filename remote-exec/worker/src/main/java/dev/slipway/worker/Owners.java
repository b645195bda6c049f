package dev.slipway.worker;

import dev.slipway.api.spi.ArtifactCodec.NotebookTypes;
import dev.slipway.worker.protocol.Request.Apart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Which artifact each mutable object belongs to: one that belongs to two would come back as two. One that belongs to
/// an input too, or that an artifact only shows, does harm if a later step changes it. One thread at a time.
final class Owners implements NotebookTypes {
    private final NotebookTypes types;
    private final List<Apart> apart;
    private final Codecs codecs;
    private final IdentityHashMap<Object, String> owners = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Set<String>> holders = new IdentityHashMap<>();
    private String artifact = "";
    private boolean isInput;
    private @Nullable RefusedException shared;
    private @Nullable Harm harm;

    /// @param because two names and who changes what they share
    /// @param type simple name of the type of what they share
    private record Harm(Apart because, String type) {}

    /// @param apart what must share nothing
    Owners(NotebookTypes types, List<Apart> apart, Codecs codecs) {
        this.types = types;
        this.apart = apart;
        this.codecs = codecs;
    }

    /// Takes note of what the task was given as `name`.
    void given(String name, Object value) {
        if (apart.stream().noneMatch(each -> each.other().equals(name))) {
            return;
        }
        artifact = name;
        isInput = true;
        try {
            codecs.encode(
                    value instanceof GatheredList list ? list.seen() : value, OutputStream.nullOutputStream(), this);
        } catch (IOException | RuntimeException e) {
            // the task put into it what cannot be stored: that it was changed is told
        } finally {
            isInput = false;
        }
    }

    /// Begins with the artifact `name`.
    void begin(String name) {
        artifact = name;
    }

    /// @param cellOf returns the 1-based cell that makes an artifact, 0 if that is not known
    /// @throws RefusedException naming two artifacts that share a mutable object, or an artifact and what it shares
    /// one with that a later step changes
    void requireNoneShared(ToIntFunction<String> cellOf) throws RefusedException {
        if (shared != null) {
            throw shared;
        }
        var found = harm;
        if (found != null) {
            var result = found.because().result();
            int cell = cellOf.applyAsInt(result);
            throw new RefusedException(
                    "SharedObject",
                    result,
                    "`" + result + "` and `" + found.because().other() + "` share one " + found.type() + ", and "
                            + found.because().because() + ": under the other name the change would not be seen. Copy"
                            + " it" + (cell > 0 ? " in cell " + cell : "") + ", where `" + result + "` is made.");
        }
    }

    @Override
    public @Nullable String nameOf(Class<?> type) {
        return types.nameOf(type);
    }

    @Override
    public Class<?> typeOf(String name) throws IOException {
        return types.typeOf(name);
    }

    @Override
    public void met(Object mutable, Supplier<String> path) {
        hold(mutable);
        if (isInput) {
            return;
        }
        var owner = owners.get(mutable);
        if (owner == null) {
            owners.put(mutable, artifact);
        } else if (!owner.equals(artifact) && shared == null) {
            shared = new RefusedException(
                    "SharedObject",
                    artifact,
                    "`" + artifact + path.get() + "` and `" + owner + "` share one "
                            + mutable.getClass().getSimpleName()
                            + " that can change, and later steps would get two. Copy it in one of them.");
        }
    }

    @Override
    public void follows(Object other, Supplier<String> path) {
        hold(other);
    }

    private void hold(Object object) {
        if (apart.isEmpty() || harm != null) {
            return;
        }
        var names = holders.computeIfAbsent(object, _ -> new LinkedHashSet<>());
        if (names.add(artifact) && names.size() > 1) {
            apart.stream()
                    .filter(each -> names.contains(each.result()) && names.contains(each.other()))
                    .findFirst()
                    .ifPresent(each -> harm = new Harm(each, object.getClass().getSimpleName()));
        }
    }
}
