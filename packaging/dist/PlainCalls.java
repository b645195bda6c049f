import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Makes plain methods of what the compiler leaves to the JVM to make: switches over patterns, and `equals`, `hashCode`
/// and `toString` of records. What they do stays the same.
///
/// Where one of them is reached first the JVM makes a class for it, and its cache keeps none: a kernel made twenty
/// before its first result, and a window some on its UI thread whenever a screen was opened first.
///
/// Source: `java.lang.runtime.SwitchBootstraps.typeSwitch`, `java.lang.runtime.ObjectMethods`.
final class PlainCalls {
    private static final String SWITCHES = "Ljava/lang/runtime/SwitchBootstraps;";
    private static final String RECORDS = "Ljava/lang/runtime/ObjectMethods;";
    private static final String NAME = "plain$";

    private final ClassFile classes;

    private PlainCalls(ClassLoader libraries) {
        var types = ClassHierarchyResolver.ofResourceParsing(libraries).cached();
        classes = ClassFile.of(ClassHierarchyResolverOption.of(types));
    }

    /// @param arguments a folder with jars that may use each other, and which of them are changed in place: `a-*.jar`
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var urls = new ArrayList<URL>();
        for (var jar : jars(folder, "*.jar")) {
            urls.add(jar.toUri().toURL());
        }
        try (var libraries = new URLClassLoader(urls.toArray(URL[]::new))) {
            var calls = new PlainCalls(libraries);
            for (var jar : jars(folder, arguments[1])) {
                calls.change(jar);
            }
        }
    }

    private static List<Path> jars(Path folder, String pattern) throws IOException {
        var found = new ArrayList<Path>();
        try (var jars = Files.newDirectoryStream(folder, pattern)) {
            jars.forEach(found::add);
        }
        return found;
    }

    private void change(Path jar) throws IOException {
        try (var inside = FileSystems.newFileSystem(jar);
                var files = Files.walk(inside.getPath("/"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                var model = classes.parse(Files.readAllBytes(file));
                if (model.methods().stream().anyMatch(PlainCalls::hasOne)) {
                    Files.write(file, plain(model));
                }
            }
        }
    }

    private static boolean hasOne(MethodModel method) {
        return method.code().stream()
                .flatMap(CodeModel::elementStream)
                .anyMatch(element -> element instanceof InvokeDynamicInstruction call && isOne(call));
    }

    /// A switch that asks for anything but types and texts, which the JVM looks up itself, stays as it is.
    private static boolean isOne(InvokeDynamicInstruction call) {
        return switch (call.bootstrapMethod().owner().descriptorString()) {
            case SWITCHES -> call.name().stringValue().equals("typeSwitch")
                    && call.bootstrapArgs().stream()
                            .allMatch(label -> label instanceof String
                                    || label instanceof ClassDesc type && !type.isPrimitive());
            case RECORDS -> true;
            default -> false;
        };
    }

    private byte[] plain(ClassModel model) {
        var calls = new ArrayList<InvokeDynamicInstruction>();
        boolean isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
        CodeTransform code = (builder, element) -> {
            if (element instanceof InvokeDynamicInstruction call && isOne(call)) {
                builder.invokestatic(model.thisClass().asSymbol(), NAME + calls.size(), call.typeSymbol(), isInterface);
                calls.add(call);
            } else {
                builder.with(element);
            }
        };
        int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
        var methods = ClassTransform.endHandler(builder -> {
            for (int at = 0; at < calls.size(); at++) {
                var call = calls.get(at);
                builder.withMethodBody(NAME + at, call.typeSymbol(), flags, body -> write(body, call));
            }
        });
        return classes.transformClass(
                model, ClassTransform.transformingMethodBodies(PlainCalls::hasOne, code).andThen(methods));
    }

    private static void write(CodeBuilder code, InvokeDynamicInstruction call) {
        if (call.name().stringValue().equals("typeSwitch")) {
            choose(code, call.bootstrapArgs());
            return;
        }
        var self = (ClassDesc) call.bootstrapArgs().getFirst();
        var fields = call.bootstrapArgs().stream()
                .skip(2)
                .map(DirectMethodHandleDesc.class::cast)
                .toList();
        switch (call.name().stringValue()) {
            case "equals" -> compare(code, self, fields);
            case "hashCode" -> hash(code, fields);
            default -> tell(code, self, fields);
        }
    }

    /// Which label the first parameter has, from the one on that the second parameter tells; -1 for null, else how many
    /// there are.
    private static void choose(CodeBuilder code, List<ConstantDesc> labels) {
        var something = code.newLabel();
        code.aload(0).ifnonnull(something).iconst_m1().ireturn().labelBinding(something);
        var end = code.newLabel();
        var starts = labels.stream().map(_ -> code.newLabel()).toList();
        if (!labels.isEmpty()) {
            var cases = IntStream.range(0, labels.size())
                    .mapToObj(at -> SwitchCase.of(at, starts.get(at)))
                    .toList();
            code.iload(1).tableswitch(0, labels.size() - 1, end, cases);
        }
        for (int at = 0; at < labels.size(); at++) {
            code.labelBinding(starts.get(at));
            if (labels.get(at) instanceof ClassDesc type) {
                code.aload(0).instanceOf(type);
            } else {
                code.ldc(labels.get(at)).aload(0);
                call(code, ConstantDescs.CD_String, "equals", ConstantDescs.CD_boolean, ConstantDescs.CD_Object);
            }
            code.ifeq(at + 1 < labels.size() ? starts.get(at + 1) : end);
            code.loadConstant(at).ireturn();
        }
        code.labelBinding(end).loadConstant(labels.size()).ireturn();
    }

    private static void compare(CodeBuilder code, ClassDesc self, List<DirectMethodHandleDesc> fields) {
        var other = code.newLabel();
        var different = code.newLabel();
        code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn();
        code.labelBinding(other).aload(1).instanceOf(self).ifeq(different);
        code.aload(1).checkcast(self).astore(2);
        for (var field : fields) {
            load(code, 0, field);
            var type = load(code, 2, field);
            if (type.isPrimitive()) {
                code.invokestatic(owner(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
                code.ifne(different);
            } else {
                var any = ConstantDescs.CD_Object;
                code.invokestatic(owner(type), "equals", MethodTypeDesc.of(ConstantDescs.CD_boolean, any, any));
                code.ifeq(different);
            }
        }
        code.iconst_1().ireturn();
        code.labelBinding(different).iconst_0().ireturn();
    }

    private static void hash(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
        code.iconst_0();
        for (var field : fields) {
            code.bipush(31).imul();
            var type = load(code, 0, field);
            code.invokestatic(owner(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, hashed(type)));
            code.iadd();
        }
        code.ireturn();
    }

    private static void tell(CodeBuilder code, ClassDesc self, List<DirectMethodHandleDesc> fields) {
        var text = ClassDesc.of("java.lang.StringBuilder");
        code.new_(text).dup().invokespecial(text, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        code.ldc(self);
        call(code, ConstantDescs.CD_Class, "getSimpleName", ConstantDescs.CD_String);
        call(code, text, "append", text, ConstantDescs.CD_String);
        var before = "[";
        for (var field : fields) {
            code.ldc(before + field.methodName() + "=");
            call(code, text, "append", text, ConstantDescs.CD_String);
            var type = load(code, 0, field);
            code.invokestatic(
                    ConstantDescs.CD_String, "valueOf", MethodTypeDesc.of(ConstantDescs.CD_String, shown(type)));
            call(code, text, "append", text, ConstantDescs.CD_String);
            before = ", ";
        }
        code.ldc(fields.isEmpty() ? "[]" : "]");
        call(code, text, "append", text, ConstantDescs.CD_String);
        call(code, text, "toString", ConstantDescs.CD_String);
        code.areturn();
    }

    private static void call(CodeBuilder code, ClassDesc type, String name, ClassDesc result, ClassDesc... parameters) {
        code.invokevirtual(type, name, MethodTypeDesc.of(result, parameters));
    }

    /// Puts the field of the record in a local variable on the stack, and returns its type.
    private static ClassDesc load(CodeBuilder code, int record, DirectMethodHandleDesc field) {
        var type = field.invocationType().returnType();
        code.aload(record).getfield(field.owner(), field.methodName(), type);
        return type;
    }

    private static ClassDesc hashed(ClassDesc type) {
        return type.isPrimitive() ? type : ConstantDescs.CD_Object;
    }

    private static ClassDesc shown(ClassDesc type) {
        return "BS".contains(type.descriptorString()) ? ConstantDescs.CD_int : hashed(type);
    }

    /// Returns whose static methods compare and hash values of a type.
    private static ClassDesc owner(ClassDesc type) {
        return switch (type.descriptorString()) {
            case "Z" -> ConstantDescs.CD_Boolean;
            case "B" -> ConstantDescs.CD_Byte;
            case "C" -> ConstantDescs.CD_Character;
            case "S" -> ConstantDescs.CD_Short;
            case "I" -> ConstantDescs.CD_Integer;
            case "J" -> ConstantDescs.CD_Long;
            case "F" -> ConstantDescs.CD_Float;
            case "D" -> ConstantDescs.CD_Double;
            default -> ClassDesc.of("java.util.Objects");
        };
    }
}
