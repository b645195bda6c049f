package dev.slipway.worker;

import dev.slipway.worker.code.ClassImage;
import dev.slipway.worker.code.CodePackage;
import dev.slipway.worker.code.FieldRef;
import dev.slipway.worker.code.StepCode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The code of a step as the flow compiler ships it, made with plain javac: a class per snippet, static fields for
/// variables, `do_it$` to run, `cell N` as the source file.
final class TestStep {
    private final String name;
    private final List<Source> sources = new ArrayList<>();
    private final List<StepCode.Call> calls = new ArrayList<>();
    private final Map<String, FieldRef> variables = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();

    TestStep(String name) {
        this.name = name;
    }

    /// Adds `type name = initialiser;` as a snippet of the 1-based cell `cell`.
    TestStep variable(int cell, String type, String variable, String initialiser) {
        var owner = add(
                cell,
                "public static " + type + " " + variable + "; public static Object do_it$() throws Throwable { return "
                        + variable + " = " + initialiser + "; }");
        variables.put(variable, new FieldRef(owner, variable, type));
        calls.add(new StepCode.Call(owner, "do_it$", "c" + cell, cell - 1, variable));
        return this;
    }

    /// Adds statements as a snippet.
    TestStep code(int cell, String statements) {
        var owner = add(cell, "public static void do_it$() throws Throwable { " + statements + " }");
        calls.add(new StepCode.Call(owner, "do_it$", "c" + cell, cell - 1, ""));
        return this;
    }

    /// Adds the declaration of the type `type`.
    TestStep type(int cell, String type, String declaration) {
        types.put(type, add(cell, "public static " + declaration) + "$" + type);
        return this;
    }

    CodePackage build() {
        return new CodePackage(List.of(new StepCode(name, compile(), calls, variables, types)));
    }

    private String add(int cell, String members) {
        var simple = "S" + sources.size();
        var text = new StringBuilder("package REPL; import java.util.*; import static dev.slipway.api.Notebook.*; ");
        for (int i = 0; i < sources.size(); i++) {
            text.append("import static REPL.S").append(i).append(".*; ");
        }
        text.append("public class ")
                .append(simple)
                .append(" { ")
                .append(members)
                .append(" }");
        sources.add(new Source(cell, text.toString()));
        return "REPL." + simple;
    }

    private List<ClassImage> compile() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var classes = new Classes(compiler.getStandardFileManager(null, null, null));
        var options = List.of("-cp", System.getProperty("java.class.path"), "-proc:none", "-g");
        if (!compiler.getTask(null, classes, null, options, null, sources).call()) {
            throw new IllegalArgumentException("does not compile");
        }
        return classes.compiled.entrySet().stream()
                .map(entry -> new ClassImage(entry.getKey(), entry.getValue().toByteArray()))
                .toList();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(int cell, String text) {
            super(URI.create("string:///" + System.identityHashCode(text) + "/cell%20" + cell), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return true;
        }

        @Override
        public String getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> compiled = new TreeMap<>();

        Classes(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className.hashCode()), kind) {
                @Override
                public OutputStream openOutputStream() {
                    var bytes = new ByteArrayOutputStream();
                    compiled.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
