package dev.slipway.engine.flow.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;

/// Looks through the code that a step reaches for calls that matter to a flow. Stateless.
public final class CallScan {
    private static final Pattern ABSOLUTE = Pattern.compile("(/|\\\\|[A-Za-z]:[/\\\\]).*", Pattern.DOTALL);
    private static final Set<String> TABLE_READS = Set.of("csv", "file", "builder");
    private static final Set<String> PATHS = Set.of(
            "java/nio/file/Path.of",
            "java/nio/file/Paths.get",
            "java/nio/file/FileSystem.getPath",
            "java/io/File.<init>",
            "java/io/FileReader.<init>",
            "java/io/FileInputStream.<init>",
            "java/io/RandomAccessFile.<init>");
    private static final Set<String> WRITERS =
            Set.of("java/io/FileWriter", "java/io/FileOutputStream", "java/io/PrintWriter", "java/io/PrintStream");
    private static final Set<String> UNTRACKED = Set.of(
            "java/net/URL.openStream",
            "java/net/URL.openConnection",
            "java/net/URL.getContent",
            "java/net/http/HttpClient.send",
            "java/net/http/HttpClient.sendAsync",
            "java/net/Socket.<init>",
            "java/sql/DriverManager.getConnection");

    private static final Set<String> FILE_CHANGES = Set.of("delete", "mkdir", "mkdirs", "deleteOnExit");

    private CallScan() {}

    /// What a call does.
    public enum Kind {
        /// Opens a file of which the relative path is known.
        RELATIVE_FILE,
        /// Reads what cannot be tracked: the network, a file under an absolute path.
        UNTRACKED_READ,
        /// Writes a file of which the relative path is known.
        WRITTEN_FILE
    }

    /// A call that matters.
    ///
    /// @param cell 0-based position of the cell it stands in
    /// @param line 1-based line in the cell; 0 if unknown
    /// @param text the path, or what is called
    public record Finding(Kind kind, int cell, int line, String text) {}

    /// Returns the calls that matter, in the order of the code. A file that the code itself writes may be read again.
    public static List<Finding> findings(Reach reach) {
        var findings = new ArrayList<Finding>();
        var written = new HashSet<String>();
        for (var node : reach.nodes()) {
            for (var facts : node.nest().classes().values()) {
                for (var method : facts.node().methods) {
                    int line = 0;
                    for (var at : method.instructions) {
                        line = at instanceof LineNumberNode number ? number.line : line;
                        var finding = at instanceof MethodInsnNode call ? finding(call, facts.cell(), line) : null;
                        if (finding != null && finding.kind() == Kind.WRITTEN_FILE) {
                            written.add(finding.text());
                        } else if (finding != null) {
                            findings.add(finding);
                        }
                    }
                }
            }
        }
        return findings.stream()
                .filter(finding -> !written.contains(finding.text()))
                .distinct()
                .toList();
    }

    /// Tells whether running the code could be noticed from outside: it prints, records, writes, or calls what is not
    /// known to do none of these.
    public static boolean hasVisibleEffect(Reach reach) {
        Predicate<AbstractInsnNode> isVisible = at -> switch (at) {
            case MethodInsnNode call -> !Purity.isPure(call.owner, call.name);
            case FieldInsnNode field -> field.owner.equals("java/lang/System");
            default -> false;
        };
        return reach.nodes().stream()
                .flatMap(node -> node.nest().classes().values().stream())
                .flatMap(facts -> facts.node().methods.stream())
                .anyMatch(method -> {
                    for (var at : method.instructions) {
                        if (isVisible.test(at)) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    private static @Nullable Finding finding(MethodInsnNode call, int cell, int line) {
        var name = call.owner + '.' + call.name;
        boolean isTable = call.owner.startsWith("tech/tablesaw/io/");
        if (UNTRACKED.contains(name) || (isTable && call.name.equals("url"))) {
            var simple = call.owner.substring(call.owner.lastIndexOf('/') + 1);
            return new Finding(Kind.UNTRACKED_READ, cell, line, simple + "." + call.name);
        }
        boolean opens = PATHS.contains(name) && call.desc.startsWith("(Ljava/lang/String;");
        boolean readsTable = isTable && TABLE_READS.contains(call.name) && call.desc.startsWith("(Ljava/lang/String;)");
        var path = opens || readsTable ? constant(call) : null;
        if (isCurrentFolder(call)) {
            return new Finding(Kind.RELATIVE_FILE, cell, line, ".");
        }
        if (path == null || path.contains("://")) {
            return null;
        }
        if (ABSOLUTE.matcher(path).matches()) {
            return new Finding(Kind.UNTRACKED_READ, cell, line, path);
        }
        var kind = isForWriting(call) ? Kind.WRITTEN_FILE : Kind.RELATIVE_FILE;
        return new Finding(kind, cell, line, path.isBlank() ? "." : path);
    }

    private static boolean isCurrentFolder(MethodInsnNode call) {
        return call.owner.equals("java/lang/System")
                && call.name.equals("getProperty")
                && "user.dir".equals(constant(call));
    }

    private static @Nullable String constant(MethodInsnNode call) {
        return Stacks.argument(call, 0) instanceof LdcInsnNode ldc && ldc.cst instanceof String text ? text : null;
    }

    /// A constructor leaves its object below, as a copy: what comes after takes that one.
    private static boolean isForWriting(MethodInsnNode made) {
        return takesToWrite(made.name.equals("<init>") ? Stacks.next(made) : Stacks.taker(made));
    }

    private static boolean takesToWrite(@Nullable AbstractInsnNode taker) {
        if (!(taker instanceof MethodInsnNode call)) {
            return false;
        }
        if (WRITERS.contains(call.owner)) {
            return true;
        }
        boolean isFiles = call.owner.equals("java/nio/file/Files");
        boolean changes = Set.of("delete", "deleteIfExists", "newOutputStream", "newBufferedWriter")
                .contains(call.name);
        boolean isFile = call.owner.equals("java/io/File") && FILE_CHANGES.contains(call.name);
        boolean isImage = call.owner.equals("javax/imageio/ImageIO") && call.name.equals("write");
        boolean writes = changes || call.name.startsWith("write") || call.name.startsWith("create");
        return (isFiles && writes) || isFile || isImage;
    }

    /// Tells whether a snippet only shows a variable: its value is returned and nothing else happens.
    public static boolean showsOnly(NotebookCode code, Reach.Start start, String method) {
        var nest = code.nest(start.internalName(), start.cell());
        return nest != null
                && nest.wrapper().node().methods.stream()
                        .filter(each -> each.name.equals(method))
                        .anyMatch(each -> {
                            for (var at : each.instructions) {
                                boolean boxes = at instanceof MethodInsnNode call && call.name.equals("valueOf");
                                boolean returns = at.getOpcode() < 0 || at.getOpcode() == Opcodes.ARETURN;
                                if (!boxes && !returns && at.getOpcode() != Opcodes.GETSTATIC) {
                                    return false;
                                }
                            }
                            return true;
                        });
    }
}
