package dev.slipway.kernel.snippet;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.jspecify.annotations.Nullable;

/// Evaluates snippets without importing into each what its text does not name. One thread at a time.
///
/// JShell begins the text it compiles for a snippet with one import for every name the notebook has, and compiles it
/// twice: with some hundred cells above, most of a cell's time goes there. Here variables and methods are imported only
/// where the snippet's text has their name. All are, where others of the notebook may be compiled again with it: where
/// it declares a name that was in an earlier text, or imports.
///
/// JShell has no call for that: its list of snippets is replaced by reflection. Where the JVM does not allow it
/// (`--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED`), everything is imported, as JShell does.
public final class NeededImports {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern IMPORT = Pattern.compile("\\bimport\\b");
    private static final String AFTER_A_NAME = "=;,([{<:/";
    private static final Pattern OF_A_TYPE = Pattern.compile("(extends|implements|permits)\\b");

    private final JShell shell;
    private final @Nullable Chosen snippets;
    private final Set<String> mentioned = new HashSet<>();

    private NeededImports(JShell shell, @Nullable Chosen snippets) {
        this.shell = shell;
        this.snippets = snippets;
    }

    /// Returns what evaluates in `shell`, which has evaluated nothing yet.
    public static NeededImports in(JShell shell) {
        try {
            var maps = open(JShell.class, "maps").get(shell);
            var list = open(maps.getClass(), "keyIndexToSnippet");
            var chosen = new Chosen((List<?>) list.get(maps));
            list.set(maps, chosen);
            return new NeededImports(shell, chosen);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new NeededImports(shell, null); // another JDK, or one that is closed
        }
    }

    private static Field open(Class<?> type, String name) throws ReflectiveOperationException {
        var field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /// Tells whether this JVM allows it.
    boolean isPossible() {
        return snippets != null;
    }

    /// Puts imports in force that are known to be right, before anything else is evaluated.
    ///
    /// @param imports one declaration each, with its semicolon and no comment
    public void begin(List<String> imports) {
        imports.forEach(text -> mentioned.addAll(words(text)));
        if (!KnownImports.put(shell, imports)) {
            imports.forEach(shell::eval);
        }
    }

    /// Evaluates one snippet, as `JShell.eval`.
    public List<SnippetEvent> eval(String text) {
        var words = words(text);
        boolean isAlone = isAlone(text);
        mention(words);
        if (isAlone) {
            only(words);
        }
        try {
            return checked(shell.eval(text));
        } finally {
            all();
        }
    }

    /// Returns `events`, and lets JShell begin with a new compiler if one of them has left it in disorder.
    List<SnippetEvent> checked(List<SnippetEvent> events) {
        if (ClassLimits.areBrokenBy(events, shell)) {
            renewCompiler();
        }
        return events;
    }

    /// Lets JShell begin with a new compiler, where the JVM allows it.
    void renewCompiler() {
        try {
            var tasks = open(JShell.class, "taskFactory").get(shell);
            var renew = tasks.getClass().getDeclaredMethod("initTaskPool");
            renew.setAccessible(true);
            renew.invoke(tasks);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // another JDK, or one that is closed: what follows may be refused until the kernel is restarted
        }
    }

    /// Says that a text with these words is or will be evaluated.
    void mention(Set<String> words) {
        mentioned.addAll(words);
    }

    /// Lets JShell import, on this thread, only variables and methods of these names until `all`.
    void only(Set<String> words) {
        if (snippets != null) {
            snippets.only(words);
        }
    }

    void all() {
        if (snippets != null) {
            snippets.all();
        }
    }

    /// Returns the words of a text: all the names in it are among them.
    static Set<String> words(String text) {
        var words = new HashSet<String>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /// Tells whether no earlier snippet can be compiled again because of this one.
    boolean isAlone(String text) {
        return isAlone(text, mentioned::contains);
    }

    /// Tells the same where `isMentioned` are the words of the snippets that count.
    static boolean isAlone(String text, Predicate<String> isMentioned) {
        if (text.contains("\\u") || IMPORT.matcher(text).find()) {
            return false;
        }
        var outside = CodeText.outsideBrackets(text);
        var matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (outside.get(matcher.start())) {
                boolean mayBeDeclared =
                        end > 0 && mayPrecede(text, end, matcher.start()) && mayFollow(text, matcher.end());
                if (mayBeDeclared && isMentioned.test(matcher.group())) {
                    return false;
                }
                end = matcher.end();
            }
        }
        return true;
    }

    /// Tells whether a declared name may stand after what is between it and the word before: a type, or another name.
    private static boolean mayPrecede(String text, int from, int to) {
        var between = text.substring(from, to).strip();
        if (between.isEmpty()) {
            return true;
        }
        char last = between.charAt(between.length() - 1);
        return last == '>' || last == ']' || last == ',' || last == '/';
    }

    private static boolean mayFollow(String text, int at) {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next == text.length()
                || AFTER_A_NAME.indexOf(text.charAt(next)) >= 0
                || OF_A_TYPE.matcher(text).region(next, text.length()).lookingAt();
    }

    /// The snippets of a JShell, in the order in which it imports them. JShell goes through them for that alone.
    private static final class Chosen extends ArrayList<@Nullable Snippet> {
        private transient @Nullable Set<String> names;
        private transient @Nullable Thread reader;

        Chosen(List<?> before) {
            before.forEach(each -> add((Snippet) each));
        }

        /// From now on this thread sees, of variables and methods, those of these names alone.
        void only(Set<String> words) {
            names = words;
            reader = Thread.currentThread();
        }

        void all() {
            reader = null;
            names = null;
        }

        @Override
        public Iterator<@Nullable Snippet> iterator() {
            var only = names;
            if (only == null || reader != Thread.currentThread()) {
                return super.iterator();
            }
            var seen = new ArrayList<@Nullable Snippet>();
            for (int i = 0; i < size(); i++) {
                var snippet = get(i);
                boolean isNamed = snippet instanceof VarSnippet || snippet instanceof MethodSnippet;
                if (!isNamed || only.contains(((PersistentSnippet) snippet).name())) {
                    seen.add(snippet);
                }
            }
            return seen.iterator();
        }
    }
}
