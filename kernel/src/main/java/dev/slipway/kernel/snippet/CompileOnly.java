package dev.slipway.kernel.snippet;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// An execution control that runs nothing: for shells that only parse or compile. Who extends it keeps what it is
/// given.
public class CompileOnly implements ExecutionControl, ExecutionControlProvider {
    @Override
    public String name() {
        return "slipway-compile";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return this;
    }

    @Override
    public void load(ClassBytecodes[] classes) {}

    @Override
    public void redefine(ClassBytecodes[] classes) throws ClassInstallException {}

    @Override
    public String invoke(String className, String methodName) {
        return "";
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
