package dev.slipway.kernel.analysis;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Finds the free names of a piece of source: those no declaration around them gives a meaning. One thread at a time.
///
/// A name that is both a variable and a type is the variable, as the language has it, except where only a type can
/// stand; there a type of the same name declared inside counts.
final class NameScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /// Never asked for a file; to make one takes longer than to read a text. One thread at a time.
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private final Set<String> header = new LinkedHashSet<>();
    private final Set<String> body = new LinkedHashSet<>();
    private final Set<String> calls = new LinkedHashSet<>();
    private final Deque<Set<String>> scopes = new ArrayDeque<>();
    private final boolean declares;
    private int bodies;

    private NameScanner(boolean declares) {
        this.declares = declares;
    }

    /// A compilation unit with one class `$` around a snippet.
    ///
    /// @param declares whether the snippet only declares: then what is outside of code belongs to its header
    record Form(String source, boolean declares) {}

    /// Returns the free names of each of `forms`. The compiler is started once: that takes longer than to read a text.
    static List<SourceNames> read(List<Form> forms) {
        var files = new ArrayList<SimpleJavaFileObject>();
        for (var form : forms) {
            files.add(new SimpleJavaFileObject(URI.create("string:///Snippet" + files.size() + ".java"), Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return form.source();
                }
            });
        }
        var all = new ArrayList<SourceNames>();
        synchronized (FILES) {
            parse(forms, files, all);
        }
        return all;
    }

    private static void parse(List<Form> forms, List<SimpleJavaFileObject> files, List<SourceNames> all) {
        var task = (JavacTask) COMPILER.getTask(null, FILES, _ -> {}, List.of("-proc:none"), null, files);
        try {
            for (var unit : task.parse()) {
                var scanner = new NameScanner(forms.get(all.size()).declares());
                scanner.scan(unit, null);
                all.add(new SourceNames(scanner.header, scanner.body, scanner.calls));
            }
        } catch (IOException impossible) {
            throw new AssertionError("the source is in memory", impossible);
        }
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void nothing) {
        var name = node.getName().toString();
        if (scopes.stream().noneMatch(scope -> scope.contains(name))) {
            (declares && bodies == 0 ? header : body).add(name);
        }
        return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void nothing) {
        scan(node.getTypeArguments(), null);
        if (node.getMethodSelect() instanceof IdentifierTree name) {
            var method = name.getName() + "()";
            if (scopes.stream().noneMatch(scope -> scope.contains(method))) {
                calls.add(name.getName().toString());
            }
        } else {
            scan(node.getMethodSelect(), null);
        }
        return scan(node.getArguments(), null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree node, @Nullable Void nothing) {
        var names = new HashSet<String>();
        names.add(node.getSimpleName().toString());
        boolean isOuter = node.getSimpleName().contentEquals("$");
        for (var member : node.getMembers()) {
            if (!isOuter && member instanceof VariableTree field) {
                names.add(field.getName().toString());
            } else if (!isOuter && member instanceof ClassTree type) {
                names.add(type.getSimpleName().toString());
            } else if (!isOuter && member instanceof MethodTree method) {
                names.add(method.getName() + "()");
            }
        }
        node.getTypeParameters().forEach(each -> names.add(each.getName().toString()));
        return within(names, () -> super.visitClass(node, null));
    }

    @Override
    public @Nullable Void visitMethod(MethodTree node, @Nullable Void nothing) {
        var names = new HashSet<String>();
        node.getTypeParameters().forEach(each -> names.add(each.getName().toString()));
        return within(names, () -> {
            scan(node.getModifiers(), null);
            scan(node.getReturnType(), null);
            scan(node.getTypeParameters(), null);
            scan(node.getParameters(), null);
            scan(node.getThrows(), null);
            scan(node.getDefaultValue(), null);
            bodies++;
            scan(node.getBody(), null);
            bodies--;
            return null;
        });
    }

    @Override
    public @Nullable Void visitVariable(VariableTree node, @Nullable Void nothing) {
        scan(node.getModifiers(), null);
        scopesBut(node.getName().toString(), () -> scan(node.getType(), null));
        declare(node.getName().toString());
        bodies++;
        scan(node.getInitializer(), null);
        bodies--;
        return null;
    }

    @Override
    public @Nullable Void visitTypeParameter(TypeParameterTree node, @Nullable Void nothing) {
        declare(node.getName().toString());
        return super.visitTypeParameter(node, null);
    }

    @Override
    public @Nullable Void visitBlock(BlockTree node, @Nullable Void nothing) {
        return body(() -> super.visitBlock(node, null));
    }

    @Override
    public @Nullable Void visitLambdaExpression(LambdaExpressionTree node, @Nullable Void nothing) {
        return body(() -> super.visitLambdaExpression(node, null));
    }

    @Override
    public @Nullable Void visitForLoop(ForLoopTree node, @Nullable Void nothing) {
        return body(() -> super.visitForLoop(node, null));
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree node, @Nullable Void nothing) {
        return body(() -> super.visitEnhancedForLoop(node, null));
    }

    @Override
    public @Nullable Void visitTry(TryTree node, @Nullable Void nothing) {
        return body(() -> super.visitTry(node, null));
    }

    @Override
    public @Nullable Void visitCatch(CatchTree node, @Nullable Void nothing) {
        return body(() -> super.visitCatch(node, null));
    }

    @Override
    public @Nullable Void visitCase(CaseTree node, @Nullable Void nothing) {
        return body(() -> super.visitCase(node, null));
    }

    private @Nullable Void body(Scan scan) {
        bodies++;
        within(new HashSet<>(), scan);
        bodies--;
        return null;
    }

    private @Nullable Void within(Set<String> names, Scan scan) {
        scopes.push(names);
        scan.run();
        scopes.pop();
        return null;
    }

    /// Scans where a variable of the name does not count: `Model Model = …`.
    private void scopesBut(String name, Scan scan) {
        var innermost = scopes.peek();
        boolean had = innermost != null && innermost.remove(name);
        scan.run();
        if (had && innermost != null) {
            innermost.add(name);
        }
    }

    private void declare(String name) {
        var innermost = scopes.peek();
        if (innermost != null) {
            innermost.add(name);
        }
    }

    /// A piece of the scan.
    private interface Scan {
        @Nullable
        Void run();
    }
}
