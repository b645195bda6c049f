package dev.slipway.kernel.engine.classes;

import dev.slipway.kernel.engine.classes.ClassChange.Image;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.FieldInstruction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Defines the notebook's classes when they are first used, each from the newest code it was given until then.
/// Their assertions are on. Thread-safe.
final class NotebookLoader extends ClassLoader {
    private final Map<String, byte[]> codes = new ConcurrentHashMap<>();

    NotebookLoader(ClassLoader parent) {
        super("notebook", parent);
        setDefaultAssertionStatus(true);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var code = codes.get(name);
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, 0, code.length);
    }

    /// Gives `name` its newest code, and returns the class if it is defined already and so still has the old one.
    @Nullable
    Class<?> give(String name, byte[] code) {
        synchronized (getClassLoadingLock(name)) {
            codes.put(name, code);
            return findLoadedClass(name);
        }
    }

    /// Returns the newest code of `name`; null if it has none.
    byte @Nullable [] code(String name) {
        return codes.get(name);
    }

    /// Tells whether a lambda in the newest code of any class reads a variable of the wrapper `name`.
    boolean isReadByLambda(String name) {
        var owner = name.replace('.', '/');
        return codes.values().stream()
                .map(code -> ClassFile.of().parse(code))
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.methodName().stringValue().startsWith("lambda$"))
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .anyMatch(element -> element instanceof FieldInstruction field
                        && field.owner().asInternalName().equals(owner));
    }

    /// Returns the newest code of the classes of a wrapper.
    List<Image> images(String wrapper) {
        return codes.entrySet().stream()
                .filter(entry -> ClassNames.wrapper(entry.getKey()).equals(wrapper))
                .map(entry -> new Image(entry.getKey(), entry.getValue()))
                .toList();
    }
}
