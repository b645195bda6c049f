package dev.slipway.worker.code;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The static fields of a step's classes, where the same classes can serve one task after another: nothing tells them
/// from fresh ones once the fields are back at zero, and what the JVM has compiled of them stays. Immutable.
///
/// Only plain code qualifies; whatever is in doubt gets fresh classes. Its classes have no initialisers but those of
/// plain enums, so that fields at zero are as they were at first; and all that it names is known to start no thread and
/// to keep nothing it is given, so that nothing of an earlier task goes on or comes back.
///
/// @param fields those that code can change; copied
public record StaticState(List<FieldRef> fields) {
    /// Classes, with slashes; `*` at the end stands for any. They run what they are given in the calling thread.
    private static final List<String> PLAIN = List.of(
            "java/lang/*",
            "java/util/*",
            "java/math/*",
            "java/time/*",
            "java/text/*",
            "java/io/*",
            "java/nio/*",
            "tech/tablesaw/*",
            "dev/slipway/*");

    /// Those among them that may not.
    private static final List<String> NOT_PLAIN = List.of(
            "java/lang/Thread*",
            "java/lang/InheritableThreadLocal",
            "java/lang/Runtime",
            "java/lang/Process*",
            "java/lang/ClassLoader",
            "java/lang/ClassValue",
            "java/lang/Module*",
            "java/lang/ScopedValue*",
            "java/lang/foreign/*",
            "java/lang/instrument/*",
            "java/lang/management/*",
            "java/lang/ref/*",
            "java/lang/reflect/*",
            "java/util/stream/StreamSupport", // makes parallel streams
            "java/lang/Error", // who catches these may leave a class that the JVM could not link
            "java/lang/LinkageError",
            "java/lang/VirtualMachineError",
            "java/lang/OutOfMemoryError",
            "java/lang/StackOverflowError",
            "java/nio/channels/*",
            "java/util/Timer*",
            "java/util/ServiceLoader*",
            "java/util/ResourceBundle*",
            "java/util/logging/*",
            "java/util/prefs/*",
            "java/util/jar/*",
            "java/util/concurrent/*");

    /// Those among these that do.
    private static final List<String> PLAIN_AFTER_ALL = List.of(
            "java/util/concurrent/atomic/*",
            "java/util/concurrent/Callable",
            "java/util/concurrent/ConcurrentHashMap*",
            "java/util/concurrent/ConcurrentMap",
            "java/util/concurrent/ThreadLocalRandom",
            "java/util/concurrent/TimeUnit");

    private static final Set<String> IMMUTABLE = Set.of("Z", "B", "S", "C", "I", "J", "F", "D", "Ljava/lang/String;");

    /// What stands around the name of an array's elements.
    private static final Pattern ARRAY = Pattern.compile("^\\[+L?|;$");

    public StaticState {
        fields = List.copyOf(fields);
    }

    /// Returns that of `code`; empty if each of its tasks needs fresh classes.
    public static Optional<StaticState> of(StepCode code) {
        var models = code.classes().stream()
                .map(image -> ClassFile.of().parse(image.bytes()))
                .toList();
        var own = names(models.stream());
        var enums = names(models.stream().filter(StaticState::isEnum));
        return models.stream().allMatch(model -> new Look(model, own, enums).isPlain())
                ? Optional.of(new StaticState(
                        models.stream().flatMap(StaticState::variables).toList()))
                : Optional.empty();
    }

    private static Set<String> names(Stream<ClassModel> models) {
        return models.map(model -> model.thisClass().asInternalName()).collect(Collectors.toSet());
    }

    private static Stream<FieldRef> variables(ClassModel model) {
        var className = model.thisClass().asInternalName().replace('/', '.');
        return model.fields().stream()
                .filter(field -> isStatic(field) && !isFinal(field))
                .map(field -> new FieldRef(
                        className,
                        field.fieldName().stringValue(),
                        field.fieldType().stringValue()));
    }

    private static boolean isEnum(ClassModel model) {
        return model.flags().has(AccessFlag.ENUM);
    }

    private static boolean isStatic(FieldModel field) {
        return field.flags().has(AccessFlag.STATIC);
    }

    private static boolean isFinal(FieldModel field) {
        return field.flags().has(AccessFlag.FINAL);
    }

    /// A look at one class.
    ///
    /// @param own names of all classes of the step
    /// @param enums those of its enums, and of their constants with a body
    private record Look(ClassModel model, Set<String> own, Set<String> enums) {
        boolean isPlain() {
            return StreamSupport.stream(model.constantPool().spliterator(), false)
                            .allMatch(this::isPlain)
                    && model.methods().stream().allMatch(this::isPlain)
                    && model.fields().stream().allMatch(this::isPlain);
        }

        private boolean isPlain(PoolEntry entry) {
            return switch (entry) {
                case ClassEntry named -> isPlain(named.asInternalName());
                case MemberRefEntry member -> isPlain(member);
                default -> true;
            };
        }

        /// Bulk work on a concurrent map may go on in other threads; its first parameter says from which size on.
        private static boolean isPlain(MemberRefEntry member) {
            var name = member.name().stringValue();
            boolean isBulk = member.owner().asInternalName().equals("java/util/concurrent/ConcurrentHashMap")
                    && member.type().stringValue().startsWith("(J");
            return !isBulk
                    && !name.startsWith("parallel")
                    && !name.equals("mapConcurrent")
                    && !name.startsWith("define");
        }

        private boolean isPlain(String name) {
            var element = name.startsWith("[") ? ARRAY.matcher(name).replaceAll("") : name;
            return element.length() == 1 // an array of numbers
                    || own.contains(element)
                    || (is(element, PLAIN) && (!is(element, NOT_PLAIN) || is(element, PLAIN_AFTER_ALL)));
        }

        private static boolean is(String name, List<String> patterns) {
            return patterns.stream()
                    .anyMatch(pattern -> pattern.endsWith("*")
                            ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                            : name.equals(pattern));
        }

        /// An initialiser, and the constructors of an enum that it calls, may set fields and nothing else; a finaliser
        /// would run in a later task.
        private boolean isPlain(MethodModel method) {
            var name = method.methodName().stringValue();
            boolean isInitialiser = name.equals("<clinit>") || (isEnum(model) && name.equals("<init>"));
            return !name.equals("finalize")
                    && (!isInitialiser
                            || method.code().stream()
                                    .flatMap(CodeModel::elementStream)
                                    .allMatch(this::onlySets));
        }

        private boolean onlySets(CodeElement at) {
            return switch (at) {
                case InvokeDynamicInstruction _ -> false;
                case InvokeInstruction call -> {
                    var owner = call.owner().asInternalName();
                    boolean isOfEnum = enums.contains(owner) || owner.equals("java/lang/Enum");
                    yield switch (call.name().stringValue()) {
                        case "<init>" -> isOfEnum;
                        case "values", "$values", "ordinal" -> isOfEnum || !own.contains(owner);
                        case "desiredAssertionStatus" -> owner.equals("java/lang/Class");
                        default -> false;
                    };
                }
                default -> true;
            };
        }

        private boolean isPlain(FieldModel field) {
            boolean isConstant = field.flags().has(AccessFlag.SYNTHETIC)
                    || field.flags().has(AccessFlag.ENUM)
                    || (isFinal(field) && IMMUTABLE.contains(field.fieldType().stringValue()));
            return isConstant || (isStatic(field) ? !hasInitialiser() : !isEnum(model));
        }

        private boolean hasInitialiser() {
            return model.methods().stream()
                    .anyMatch(method -> method.methodName().equalsString("<clinit>"));
        }
    }
}
