package dev.slipway.kernel.engine;

import dev.slipway.kernel.engine.classes.ClassChange.Image;
import dev.slipway.kernel.engine.classes.ClassRecorder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// JShell's side of a `ClassRecorder`: whatever JShell wants done is written down.
record RecordingControl(ClassRecorder recorder) implements ExecutionControl, ExecutionControlProvider {
    @Override
    public String name() {
        return "slipway-live";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return this;
    }

    @Override
    public void load(ClassBytecodes[] classes) {
        recorder.load(images(classes));
    }

    @Override
    public void redefine(ClassBytecodes[] classes) throws ClassInstallException {
        if (!recorder.redefine(images(classes))) {
            throw new ClassInstallException("needs a new class to keep values", new boolean[classes.length]);
        }
    }

    @Override
    public String invoke(String className, String methodName) {
        recorder.call(className);
        return "";
    }

    private static List<Image> images(ClassBytecodes[] classes) {
        return Stream.of(classes)
                .map(type -> new Image(type.name(), type.bytecodes()))
                .toList();
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    @Override
    public void addToClasspath(String path) {}

    @Override
    public void stop() {}

    @Override
    public Object extensionCommand(String command, Object argument) {
        return "";
    }

    @Override
    public void close() {}
}
