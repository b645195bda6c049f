package dev.slipway.worker;

import dev.slipway.api.spi.UnstorableException;
import dev.slipway.worker.code.FieldRef;
import dev.slipway.worker.code.StepCode;
import dev.slipway.worker.object.ObjectFiles;
import dev.slipway.worker.protocol.Artifact;
import dev.slipway.worker.protocol.Blob;
import dev.slipway.worker.protocol.Keep;
import dev.slipway.worker.protocol.Report;
import dev.slipway.worker.protocol.Request;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Encodes and stores what a task keeps. One thread at a time; for one task.
final class Results {
    private final StepCode code;
    private final TaskClasses classes;
    private final Codecs codecs;
    private final ObjectFiles objects;

    /// Gives the value of a variable.
    interface Values {
        /// @throws RefusedException if it has none
        @Nullable
        Object of(String name) throws RefusedException;
    }

    Results(StepCode code, TaskClasses classes, Codecs codecs, ObjectFiles objects) {
        this.code = code;
        this.classes = classes;
        this.codecs = codecs;
        this.objects = objects;
    }

    /// Returns the task's result, with all its blobs on disk.
    ///
    /// @param apart what must share no object that can change
    /// @param inputs what the task was given, by name
    /// @throws RefusedException if something that must be kept cannot be stored
    /// @throws IOException if the store fails
    Report.Succeeded store(List<Keep> keep, Values values, List<Request.Apart> apart, Map<String, Object> inputs)
            throws RefusedException, IOException {
        var artifacts = new ArrayList<Artifact>();
        var unstorable = new ArrayList<Report.Unstorable>();
        var owners = new Owners(classes, apart, codecs);
        inputs.forEach(owners::given);
        for (var kept : keep) {
            var value = values.of(kept.name());
            var javaType = javaType(kept.name());
            boolean isRequired = kept.demand() == Keep.Demand.REQUIRED;
            try {
                artifacts.add(store(kept.name(), javaType, value, isRequired ? owners : null));
            } catch (UnstorableException e) {
                var reason = "`" + kept.name() + e.path() + "` is a " + e.typeName() + ": " + e.getMessage() + ".";
                if (isRequired) {
                    throw new RefusedException(
                            "UnstorableException",
                            kept.name(),
                            "`" + kept.name() + "` (" + javaType + ") cannot be kept for later steps. " + reason);
                }
                unstorable.add(new Report.Unstorable(kept.name(), javaType, reason));
            }
        }
        owners.requireNoneShared(this::cell);
        return new Report.Succeeded(artifacts, unstorable);
    }

    private Artifact store(String name, String javaType, @Nullable Object value, @Nullable Owners owners)
            throws IOException {
        if (owners != null) {
            owners.begin(name);
        }
        var codec = codecs.of(value);
        Blob blob = objects.blob(
                codec.format(),
                out -> {
                    var buffered = new BufferedOutputStream(out, 1 << 13);
                    codec.encode(value, buffered, owners == null ? classes : owners);
                    buffered.flush();
                },
                Blob.INLINE_BYTES);
        return new Artifact(name, javaType, blob, codec.preview(value));
    }

    /// Returns the 1-based number of the cell that gives `name` its value; 0 if that is not known.
    private int cell(String name) {
        return code.calls().stream()
                .filter(call -> call.defines().equals(name))
                .mapToInt(call -> call.cellIndex() + 1)
                .findFirst()
                .orElse(0);
    }

    private String javaType(String name) {
        var variable = code.variables().get(name);
        return variable == null ? "Object" : variable.javaType();
    }

    /// Returns the field that holds the variable `name`.
    ///
    /// @throws RefusedException if the shipped code has none
    Field field(String name) throws RefusedException {
        FieldRef variable = code.variables().get(name);
        if (variable == null) {
            throw new RefusedException("NoSuchVariable", name, "the step's code has no variable `" + name + "`.");
        }
        try {
            var field = classes.loadClass(variable.className()).getDeclaredField(variable.field());
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new RefusedException(
                    "NoSuchVariable", name, "the step's code has no variable `" + name + "`: " + e + ".");
        }
    }
}
