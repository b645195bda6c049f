package dev.slipway.worker.code;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Code packages ⇄ bytes. Equal packages give equal bytes: maps are written sorted, each class once.
public final class CodePackages {
    private static final int MAGIC = 0x534C4350; // "SLCP"
    private static final int VERSION = 1;

    private CodePackages() {}

    /// Returns the bytes of `code`.
    public static byte[] encode(CodePackage code) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            var pool = new TreeMap<String, ClassImage>();
            code.steps().forEach(step -> step.classes().forEach(image -> pool.put(key(image), image)));
            out.writeInt(pool.size());
            for (var image : pool.values()) {
                out.writeUTF(image.name());
                var file = image.bytes();
                out.writeInt(file.length);
                out.write(file);
            }
            var order = new HashMap<String, Integer>();
            pool.keySet().forEach(key -> order.put(key, order.size()));
            out.writeInt(code.steps().size());
            for (var step : code.steps()) {
                writeStep(out, step, order);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /// Returns the package that `encode` wrote.
    ///
    /// @throws IOException if the bytes are not a code package of this version
    public static CodePackage decode(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != MAGIC || in.readInt() != VERSION) {
                throw new IOException("not a code package of version " + VERSION);
            }
            var pool = new ArrayList<ClassImage>();
            for (int i = in.readInt(); i > 0; i--) {
                var name = in.readUTF();
                pool.add(new ClassImage(name, in.readNBytes(in.readInt())));
            }
            var steps = new ArrayList<StepCode>();
            for (int i = in.readInt(); i > 0; i--) {
                steps.add(readStep(in, pool));
            }
            return new CodePackage(steps);
        }
    }

    private static String key(ClassImage image) {
        return image.name() + '\0' + image.hash();
    }

    private static void writeStep(DataOutputStream out, StepCode step, Map<String, Integer> order) throws IOException {
        out.writeUTF(step.step());
        var numbers = step.classes().stream()
                .map(image -> Objects.requireNonNull(order.get(key(image))))
                .sorted()
                .toList();
        out.writeInt(numbers.size());
        for (var number : numbers) {
            out.writeInt(number);
        }
        out.writeInt(step.calls().size());
        for (var call : step.calls()) {
            out.writeUTF(call.className());
            out.writeUTF(call.method());
            out.writeUTF(call.cell());
            out.writeInt(call.cellIndex());
            out.writeUTF(call.defines());
        }
        out.writeInt(step.variables().size());
        for (var variable : new TreeMap<>(step.variables()).entrySet()) {
            out.writeUTF(variable.getKey());
            out.writeUTF(variable.getValue().className());
            out.writeUTF(variable.getValue().field());
            out.writeUTF(variable.getValue().javaType());
        }
        out.writeInt(step.notebookTypes().size());
        for (var type : new TreeMap<>(step.notebookTypes()).entrySet()) {
            out.writeUTF(type.getKey());
            out.writeUTF(type.getValue());
        }
    }

    private static StepCode readStep(DataInputStream in, List<ClassImage> pool) throws IOException {
        var name = in.readUTF();
        var classes = new ArrayList<ClassImage>();
        for (int i = in.readInt(); i > 0; i--) {
            classes.add(pool.get(in.readInt()));
        }
        var calls = new ArrayList<StepCode.Call>();
        for (int i = in.readInt(); i > 0; i--) {
            calls.add(new StepCode.Call(in.readUTF(), in.readUTF(), in.readUTF(), in.readInt(), in.readUTF()));
        }
        Map<String, FieldRef> variables = new LinkedHashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            variables.put(in.readUTF(), new FieldRef(in.readUTF(), in.readUTF(), in.readUTF()));
        }
        Map<String, String> types = new LinkedHashMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            types.put(in.readUTF(), in.readUTF());
        }
        return new StepCode(name, classes, calls, variables, types);
    }
}
