package dev.slipway.kernel.analysis;

import dev.slipway.kernel.analysis.Chances.Found;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what in a class may give something else the next time: calls by the types the compiler resolved, and
/// collections without an order as far as they are in sight. One thread at a time; made for one class.
final class ChanceReader {
    private static final Set<String> UNORDERED = Set.of(
            "java/util/HashSet",
            "java/util/HashMap",
            "java/util/IdentityHashMap",
            "java/util/WeakHashMap",
            "java/util/Hashtable",
            "java/util/concurrent/ConcurrentHashMap",
            "java/util/concurrent/ConcurrentHashMap$KeySetView");
    /// What gives the files of a folder.
    private static final Set<String> LISTS = Set.of(
            "java/nio/file/Files.list",
            "java/nio/file/Files.walk",
            "java/nio/file/Files.find",
            "java/nio/file/Files.newDirectoryStream",
            "java/io/File.list",
            "java/io/File.listFiles");
    private static final String FILES = "the files of a folder";
    private static final Set<String> VIEWS = Set.of("keySet", "values", "entrySet");
    /// What makes a stream's order not matter.
    private static final Set<String> SETTLES = Set.of(
            "sorted",
            "count",
            "anyMatch",
            "allMatch",
            "noneMatch",
            "max",
            "min",
            "toSet",
            "toUnmodifiableSet",
            "summaryStatistics",
            "counting",
            "summingInt",
            "summingLong");
    private static final Set<String> ROUNDS = Set.of(
            "java/util/stream/DoubleStream.sum",
            "java/util/stream/DoubleStream.average",
            "java/util/stream/DoubleStream.summaryStatistics",
            "java/util/stream/DoubleStream.reduce",
            "java/util/stream/Collectors.summingDouble",
            "java/util/stream/Collectors.averagingDouble");

    private final List<Found> found = new ArrayList<>();
    private final Map<String, String> fields = new HashMap<>();
    private final Map<Integer, String> locals = new HashMap<>();
    private String self = "";
    private int line;
    /// The type of the collection without an order that the last instruction gave; of a variable, `owner.name=`.
    private @Nullable String made;
    /// Where the order of a stream counts, unless what follows settles it.
    private @Nullable Found pending;
    private boolean isParallel;
    /// The last constant text.
    private String text = "";
    private boolean sorts;

    private ChanceReader() {}

    static Chances read(byte[] bytes) {
        var reader = new ChanceReader();
        var model = ClassFile.of().parse(bytes);
        reader.self = model.thisClass().asInternalName();
        for (var method : model.methods()) {
            method.code().ifPresent(reader::method);
        }
        if (reader.sorts) {
            reader.found.removeIf(one -> one.what().equals(FILES));
        }
        return new Chances(reader.found, reader.fields);
    }

    private void method(CodeModel code) {
        locals.clear();
        made = null;
        line = 0;
        for (var element : code) {
            element(element);
        }
        settle();
    }

    /// Ends a statement.
    private void settle() {
        if (pending != null) {
            found.add(pending);
            pending = null;
        }
        isParallel = false;
    }

    private void element(CodeElement element) {
        switch (element) {
            case LineNumber number -> line = number.line();
            case InvokeInstruction call -> call(call);
            case InvokeDynamicInstruction dynamic -> dynamic(dynamic);
            case FieldInstruction field -> field(field);
            case StoreInstruction store -> {
                if (made == null) {
                    locals.remove(store.slot());
                } else {
                    locals.put(store.slot(), made);
                }
                made = null;
                settle();
            }
            case LoadInstruction load -> made = locals.get(load.slot());
            case TypeCheckInstruction _ -> {
                // still the same object
            }
            case StackInstruction stack -> {
                if (stack.opcode() == Opcode.POP || stack.opcode() == Opcode.POP2) {
                    made = null;
                    settle();
                }
            }
            case LoadConstantInstruction constant -> {
                made = null;
                if (constant.constantEntry() instanceof StringEntry entry) {
                    text = entry.stringValue();
                }
            }
            case java.lang.classfile.Instruction _ -> made = null;
            default -> {
                // says nothing about values
            }
        }
    }

    private void field(FieldInstruction field) {
        var owner = field.owner().asInternalName();
        var name = field.name().stringValue();
        switch (field.opcode()) {
            case PUTSTATIC -> {
                if (owner.equals(self) && made != null && !made.endsWith("=")) {
                    fields.put(name, made);
                }
                made = null;
                settle();
            }
            case GETSTATIC -> {
                var type = field.typeSymbol().descriptorString();
                var plain = type.startsWith("L") ? type.substring(1, type.length() - 1) : "";
                boolean isOfNotebook = ClassFacts.isOfNotebook(owner.replace('/', '.'));
                made = UNORDERED.contains(plain)
                        ? simple(plain)
                        : isOfNotebook ? owner.replace('/', '.') + "." + name + "=" : null;
            }
            default -> made = null;
        }
    }

    private void call(InvokeInstruction call) {
        var owner = call.owner().asInternalName();
        var name = call.name().stringValue();
        var type = call.type().stringValue();
        note(owner, name, type);
        if (SqlChances.isRunBy(owner, name, type)) {
            found.addAll(SqlChances.of(text, line));
            text = "";
        }
        sorts |= name.equals("sort") || name.equals("sorted");
        isParallel |= owner.startsWith("java/util/") && (name.equals("parallelStream") || name.equals("parallel"));
        if (isParallel && ROUNDS.contains(owner + "." + name)) {
            found.add(new Found(Chance.PARALLEL, simple(owner) + "." + name + "()", "", line));
        }
        if (pending != null && (SETTLES.contains(name) || isWholeSum(owner, name))) {
            pending = null;
        }
        var before = UNORDERED.contains(owner) ? simple(owner) : made;
        made = null;
        if (LISTS.contains(owner + "." + name)) {
            settlePending();
            pending = new Found(Chance.ORDER, FILES, "", line);
        }
        if (name.equals("<init>")) {
            if (UNORDERED.contains(owner)) {
                made = simple(owner);
            } else if (before != null && type.startsWith("(Ljava/util/") && owner.equals("java/util/ArrayList")) {
                order(before);
            }
            return;
        }
        if (isMadeUnordered(owner, name)) {
            made = simple(owner) + ".of";
        } else if (before != null && owner.startsWith("java/")) {
            used(before, name);
        }
    }

    private void used(String collection, String name) {
        if (VIEWS.contains(name)) {
            made = collection;
        } else if (name.equals("iterator") || name.equals("forEach") || name.equals("toArray")) {
            order(collection);
        } else if (name.equals("stream") || name.equals("parallelStream")) {
            settlePending();
            pending = new Found(Chance.ORDER, what(collection), variable(collection), line);
        }
    }

    private void settlePending() {
        if (pending != null) {
            found.add(pending);
            pending = null;
        }
    }

    private void order(String collection) {
        found.add(new Found(Chance.ORDER, what(collection), variable(collection), line));
    }

    private static String what(String collection) {
        return collection.endsWith("=") ? "" : "a " + collection;
    }

    private static String variable(String collection) {
        return collection.endsWith("=") ? collection.substring(0, collection.length() - 1) : "";
    }

    private static boolean isMadeUnordered(String owner, String name) {
        boolean isFactory = name.equals("of") || name.equals("copyOf") || name.equals("ofEntries");
        return isFactory && (owner.equals("java/util/Set") || owner.equals("java/util/Map"));
    }

    private static boolean isWholeSum(String owner, String name) {
        return name.equals("sum") && (owner.endsWith("/IntStream") || owner.endsWith("/LongStream"));
    }

    /// A method reference is a call; a lambda is a method of the class.
    private void dynamic(InvokeDynamicInstruction dynamic) {
        var before = made;
        for (var argument : dynamic.invokedynamic().bootstrap().arguments()) {
            if (argument instanceof MethodHandleEntry handle) {
                var method = handle.reference();
                note(
                        method.owner().asInternalName(),
                        method.name().stringValue(),
                        method.type().stringValue());
            } else if (argument instanceof StringEntry entry) {
                text = entry.stringValue(); // of a concatenation
            }
        }
        // what is under it on the stack may be the collection that the lambda is given to
        made = before;
    }

    private void note(String owner, String name, String type) {
        var chance = Chance.of(owner, name, type);
        if (chance != null) {
            var what = name.equals("<init>") ? "new " + simple(owner) + "()" : simple(owner) + "." + name + "()";
            found.add(new Found(chance, what, "", line));
        }
    }

    private static String simple(String owner) {
        return owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
    }
}
