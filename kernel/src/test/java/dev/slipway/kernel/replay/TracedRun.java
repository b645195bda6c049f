package dev.slipway.kernel.replay;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Runs a replay from top to bottom and notes which variables of other cells each cell reads and assigns: every access
/// in the classes tells it. One run at a time in a process.
public final class TracedRun extends ClassLoader {
    private static final ClassDesc SELF = ClassDesc.of(TracedRun.class.getName());
    private static TracedRun current = new TracedRun(Map.of());

    private final Map<String, ReplayedClass> classes;
    private final Map<String, Integer> definers = new HashMap<>();
    private final Set<String> reads = new TreeSet<>();
    private final Set<String> writes = new TreeSet<>();
    private int cell;

    private TracedRun(Map<String, ReplayedClass> classes) {
        super(TracedRun.class.getClassLoader());
        this.classes = classes;
    }

    public static TracedRun of(Replay replay) throws ReflectiveOperationException {
        var run = new TracedRun(replay.classesAt(Integer.MAX_VALUE));
        current = run;
        for (var cell : replay.cells()) {
            run.cell = cell.cell().index();
            for (var snippet : cell.snippets()) {
                if (snippet.field() != null) {
                    run.definers.put(
                            snippet.field().className() + "." + snippet.field().member(), run.cell);
                }
                if (snippet.entry() != null) {
                    run.call(snippet.entry());
                }
            }
        }
        return run;
    }

    /// Returns each read as `3 reads a of 1`, positions 1-based.
    public Set<String> reads() {
        return reads;
    }

    /// Returns each assignment as `3 changes a of 1`.
    public Set<String> writes() {
        return writes;
    }

    /// Is called by the classes.
    public static void read(String owner, String name) {
        current.note(current.reads, " reads ", owner, name);
    }

    /// Is called by the classes.
    public static void written(String owner, String name) {
        current.note(current.writes, " changes ", owner, name);
    }

    private void note(Set<String> all, String word, String owner, String name) {
        int definer = definers.getOrDefault(owner.replace('/', '.') + "." + name, cell);
        if (definer != cell) {
            all.add((cell + 1) + word + name + " of " + (definer + 1));
        }
    }

    private void call(Replay.Member entry) throws ReflectiveOperationException {
        var method = loadClass(entry.className()).getDeclaredMethod(entry.member());
        method.setAccessible(true);
        try {
            method.invoke(null);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("cell " + (cell + 1), e.getCause());
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var image = classes.get(name);
        if (image == null) {
            throw new ClassNotFoundException(name);
        }
        var bytes = telling(image.bytes());
        return defineClass(name, bytes, 0, bytes.length);
    }

    private static byte[] telling(byte[] bytes) {
        CodeTransform code = (builder, element) -> {
            if (element instanceof FieldInstruction field
                    && (field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC)) {
                builder.loadConstant(field.owner().asInternalName());
                builder.loadConstant(field.name().stringValue());
                builder.invokestatic(
                        SELF,
                        field.opcode() == Opcode.GETSTATIC ? "read" : "written",
                        MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_String));
            }
            builder.with(element);
        };
        var file = ClassFile.of();
        return file.transformClass(file.parse(bytes), ClassTransform.transformingMethodBodies(code));
    }
}
