package dev.slipway.kernel.engine;

import dev.slipway.kernel.engine.classes.ClassChange.Image;
import dev.slipway.kernel.engine.classes.ClassRecorder;
import dev.slipway.kernel.snippet.CompileOnly;
import java.util.List;
import java.util.stream.Stream;

/// JShell's side of a `ClassRecorder`: whatever JShell wants done is written down.
final class RecordingControl extends CompileOnly {
    private final ClassRecorder recorder;

    RecordingControl(ClassRecorder recorder) {
        this.recorder = recorder;
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
}
