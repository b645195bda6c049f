package dev.slipway.kernel.snippet;

import dev.slipway.kernel.snippet.TogetherCompiler.Result;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import org.jspecify.annotations.Nullable;

/// Evaluates snippets in a JShell that runs nothing, and compiles together what is known ahead. One thread at a time.
///
/// The answers are those of evaluating one after the other. A snippet is left to JShell itself where others may have
/// to be compiled again because of it, and where it does not compile.
public final class SnippetsAhead {
    /// How many snippets are compiled at once at most: where one is wrong, those above it are compiled a second time.
    private static final int MOST = 50;

    private static final Pattern COMMENT =
            Pattern.compile("\\A\\s*(?:(?://[^\n]*(?:\n|\\z)|/\\*.*?\\*/)\\s*)*", Pattern.DOTALL);
    private static final String TYPE_ARGUMENTS = "(?:<[^;(){}=]*>)?";
    private static final String NO_TYPE = "(?!(?:new|return|throw|else|case|yield|assert|import|package|do|var)\\b)";
    /// What JShell makes a snippet of without asking what the names in it are.
    private static final Pattern TYPED = Pattern.compile("(?:@[\\w.]+(?:\\([^()]*\\))?\\s*"
            + "|(?:public|protected|private|static|final|abstract|synchronized|sealed|non-sealed|strictfp)\\s+)*"
            + "(?:(?:class|interface|enum|@interface|record)\\s+\\w+\\s*[<({]"
            + "|(?:class|interface|enum|record)\\s+\\w+\\s+(?:extends|implements|permits)\\b"
            + "|(?:<[^;(){}=]*>\\s*)?" + NO_TYPE + "[\\w.$]+" + TYPE_ARGUMENTS
            + "(?:\\s*\\[\\s*])*\\s+\\w+\\s*(?:[=;,(\\[]|\\z))");

    private final NeededImports imports;
    private final @Nullable TogetherCompiler compiler;
    private final WordsInForce words = new WordsInForce();
    /// Texts that will be evaluated next, in order, of which nothing is known yet.
    private final Deque<String> announced = new ArrayDeque<>();
    /// Texts before those, of which JShell has made snippets; only the last need not be plain.
    private final List<Made> made = new ArrayList<>();
    /// Texts before those, which are compiled.
    private final Deque<Ready> ready = new ArrayDeque<>();
    /// The first of those made, if it is known not to compile with others.
    private @Nullable Made refused;
    /// How many are compiled at once now: fewer where some are wrong.
    private int most = MOST;
    private long tried;

    private SnippetsAhead(NeededImports imports, @Nullable TogetherCompiler compiler) {
        this.imports = imports;
        this.compiler = compiler;
    }

    /// A text and its snippets.
    ///
    /// @param words those in the text
    /// @param isNew whether no text before, those taken back included, had the names that it may declare
    /// @param isTyped whether it says the types of what it declares
    private record Made(String text, Set<String> words, boolean isNew, boolean isTyped, List<Snippet> snippets) {
        boolean isPlain() {
            boolean isAbstract =
                    words.contains("abstract") && snippets.stream().anyMatch(MethodSnippet.class::isInstance);
            return !isAbstract && snippets.stream().noneMatch(each -> each.kind() == Snippet.Kind.ERRONEOUS);
        }

        boolean isDeclaration() {
            return snippets.stream()
                    .allMatch(each -> each instanceof DeclarationSnippet
                            && each.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND);
        }

        Stream<PersistentSnippet> declared() {
            return snippets.stream().filter(PersistentSnippet.class::isInstance).map(PersistentSnippet.class::cast);
        }
    }

    /// A text and what evaluating it gave.
    private record Ready(String text, List<SnippetEvent> events) {}

    /// Returns what evaluates in `shell`, which runs nothing.
    ///
    /// @param imports those of `shell`
    public static SnippetsAhead in(JShell shell, NeededImports imports) {
        return new SnippetsAhead(imports, imports.isPossible() ? TogetherCompiler.in(shell) : null);
    }

    /// Tells whether this JVM allows it.
    boolean isPossible() {
        return compiler != null;
    }

    /// Says which texts will be evaluated next, in this order. Until they are, nothing else may be, and nothing is
    /// taken back.
    public void announce(List<String> texts) {
        if (!made.isEmpty() || !ready.isEmpty()) {
            throw new IllegalStateException("not evaluated yet: " + ready + made);
        }
        announced.clear();
        announced.addAll(texts);
    }

    /// Says that `text` will not be evaluated although it was announced as the next.
    public void skip(String text) {
        if (text.equals(announced.peek())) {
            announced.remove();
        }
    }

    /// Says that a text was evaluated otherwise.
    public void mention(String text) {
        words.add(NeededImports.words(text));
    }

    /// Says that `snippets` were taken back: what they declared is new when it comes again.
    public void forget(Collection<Snippet> snippets) {
        snippets.forEach(words::forget);
        if (compiler != null) {
            compiler.forget(snippets);
        }
    }

    /// Returns how often a snippet was compiled with others, or tried to be.
    long tried() {
        return tried;
    }

    /// Evaluates the next text, as `JShell.eval`; of others announced some may be in force afterwards, too.
    public List<SnippetEvent> eval(String text) {
        if (compiler == null) {
            return imports.eval(text);
        }
        if (ready.isEmpty()) {
            if (made.isEmpty() && !text.equals(announced.peek())) {
                announced.clear();
                announced.add(text);
            }
            advance(compiler);
        }
        var next = ready.remove();
        if (!next.text.equals(text)) {
            throw new IllegalStateException("out of order: " + text);
        }
        return next.events;
    }

    /// Compiles the next text, and what can be compiled with it.
    private void advance(TogetherCompiler compiling) {
        while (made.size() < most && isOpen() && makeNext(compiling)) {
            // one more
        }
        if (made.isEmpty()) {
            var text = announced.remove();
            ready.add(new Ready(text, apart(text)));
            return;
        }
        int count = Math.min(most, made.getLast().isPlain() ? made.size() : made.size() - 1);
        while (count > 0 && !made.getFirst().equals(refused)) {
            int before = compile(compiling, List.copyOf(made.subList(0, count)));
            if (before == count) {
                made.subList(0, count).clear();
                most = Math.min(MOST, 2 * most);
                return;
            }
            most = Math.max(1, most / 2); // where one is wrong the next ones may be, too: each would cost all of them
            count = before;
            refused = made.get(count);
        }
        var alone = made.removeFirst();
        ready.add(new Ready(alone.text, declare(compiling, alone)));
    }

    private List<SnippetEvent> apart(String text) {
        mention(text);
        var events = imports.eval(text);
        own(NeededImports.words(text), events);
        return events;
    }

    /// Compiles a text alone. Where a name in it was there before, others may be compiled again with it, and import
    /// what
    /// they need: JShell never forgets who has named whom.
    private List<SnippetEvent> declare(TogetherCompiler compiling, Made alone) {
        var events = new ArrayList<SnippetEvent>();
        if (alone.isNew) {
            imports.only(alone.words);
        }
        try {
            alone.snippets.forEach(each -> events.addAll(imports.checked(compiling.declare(each))));
        } finally {
            imports.all();
        }
        own(alone.words, events);
        return events;
    }

    private void own(Set<String> text, List<SnippetEvent> events) {
        words.own(
                text,
                events.stream()
                        .filter(event -> event.causeSnippet() == null)
                        .map(SnippetEvent::snippet)
                        .toList());
    }

    /// Tells whether what follows those made may be compiled with them.
    private boolean isOpen() {
        return !announced.isEmpty() && (made.isEmpty() || made.getLast().isPlain());
    }

    /// Makes the snippets of the first text announced, if it can be compiled with those made before.
    private boolean makeNext(TogetherCompiler compiling) {
        var text = announced.element();
        var named = NeededImports.words(text);
        boolean isTyped = TYPED.matcher(COMMENT.matcher(text).replaceFirst("")).lookingAt();
        if (!NeededImports.isAlone(text, words::has) || !isReady(named, isTyped)) {
            return false;
        }
        var next = new Made(text, named, imports.isAlone(text), isTyped, parse(compiling, text, named));
        if (isTyped && next.isPlain() && !next.isDeclaration() && !isReady(named, false)) {
            return false;
        }
        imports.mention(named);
        words.add(named);
        made.add(next);
        announced.remove();
        return true;
    }

    private List<Snippet> parse(TogetherCompiler compiling, String text, Set<String> words) {
        imports.only(words);
        try {
            return compiling.parse(text);
        } finally {
            imports.all();
        }
    }

    /// Tells whether all is in force that JShell has to know of the names in a text.
    ///
    /// It knows nothing of what is only made. And of what is compiled together the compiler knows types as they are
    /// written, not those of `var` that cannot be written.
    private boolean isReady(Set<String> words, boolean isTyped) {
        return made.stream()
                .filter(before -> !isTyped || !before.isTyped)
                .flatMap(Made::declared)
                .noneMatch(each -> words.contains(each.name()) || (!isTyped && each instanceof TypeDeclSnippet));
    }

    /// Compiles texts together.
    ///
    /// @return how many there are, if that went well; else which is the first that has to be compiled alone
    private int compile(TogetherCompiler compiling, List<Made> texts) {
        var owners = new LinkedHashMap<Snippet, Integer>();
        for (int i = 0; i < texts.size(); i++) {
            for (var snippet : texts.get(i).snippets) {
                owners.put(snippet, i);
            }
        }
        var snippets = List.copyOf(owners.keySet());
        tried += snippets.size();
        if (snippets.isEmpty()) {
            return ready(texts, snippets, owners, List.of());
        }
        try {
            return switch (compiling.compile(snippets, each -> above(each, snippets, texts, owners))) {
                case Result.TooLarge(int first) -> {
                    imports.renewCompiler();
                    yield owners.getOrDefault(snippets.get(first), 0);
                }
                case Result.Refused(int first) -> owners.getOrDefault(snippets.get(first), 0);
                case Result.Compiled(var events) -> ready(texts, snippets, owners, events);
            };
        } finally {
            imports.all();
        }
    }

    private int ready(
            List<Made> texts, List<Snippet> snippets, Map<Snippet, Integer> owners, List<List<SnippetEvent>> events) {
        var all = texts.stream().map(_ -> new ArrayList<SnippetEvent>()).toList();
        for (int i = 0; i < snippets.size(); i++) {
            all.get(owners.getOrDefault(snippets.get(i), 0)).addAll(events.get(i));
        }
        for (int i = 0; i < texts.size(); i++) {
            own(texts.get(i).words, all.get(i));
            ready.add(new Ready(texts.get(i).text, all.get(i)));
        }
        return texts.size();
    }

    /// Returns which of `snippets` before `snippet` it imports, and has it import, of what is in force, the same.
    private List<Snippet> above(
            Snippet snippet, List<Snippet> snippets, List<Made> texts, Map<Snippet, Integer> owners) {
        var words = texts.get(owners.getOrDefault(snippet, 0)).words;
        imports.only(words);
        return snippets.subList(0, snippets.indexOf(snippet)).stream()
                .filter(each -> each instanceof PersistentSnippet declared
                        && (each instanceof TypeDeclSnippet || words.contains(declared.name())))
                .toList();
    }
}
