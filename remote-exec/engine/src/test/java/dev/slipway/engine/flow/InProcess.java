package dev.slipway.engine.flow;

import dev.slipway.worker.code.StepCode;
import java.util.HashMap;
import java.util.Map;

/// Runs the code of a step in this process, as a worker would.
final class InProcess extends ClassLoader {
    private final Map<String, byte[]> images = new HashMap<>();
    private final StepCode code;

    private InProcess(StepCode code) {
        super(InProcess.class.getClassLoader());
        this.code = code;
        code.classes().forEach(image -> images.put(image.name(), image.bytes()));
    }

    /// Returns the values of the step's variables after it ran with these inputs.
    static Map<String, Object> run(StepCode code, Map<String, Object> inputs) throws Exception {
        var loader = new InProcess(code);
        for (var input : inputs.entrySet()) {
            if (code.variables().containsKey(input.getKey())) {
                loader.field(input.getKey()).set(null, input.getValue());
            }
        }
        for (var call : code.calls()) {
            if (!inputs.containsKey(call.defines())) {
                var method = loader.loadClass(call.className()).getDeclaredMethod(call.method());
                method.setAccessible(true);
                method.invoke(null);
            }
        }
        var values = new HashMap<String, Object>();
        for (var name : code.variables().keySet()) {
            values.put(name, loader.field(name).get(null));
        }
        return values;
    }

    private java.lang.reflect.Field field(String name) throws ReflectiveOperationException {
        var variable = java.util.Objects.requireNonNull(code.variables().get(name), name);
        var field = loadClass(variable.className()).getDeclaredField(variable.field());
        field.setAccessible(true);
        return field;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytes = images.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
