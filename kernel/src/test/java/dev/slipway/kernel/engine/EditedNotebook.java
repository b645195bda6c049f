package dev.slipway.kernel.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A random notebook that is edited at random, and always runs from top to bottom. One thread at a time.
final class EditedNotebook {
    private static final int SMALLEST = 4;
    private static final int LARGEST = 9;

    private final Random random;
    private final List<Cell> cells = new ArrayList<>();
    private int count;

    /// One cell.
    record Cell(String id, Piece piece, String text) {}

    /// A kind of cell. In its text `#` is a number and `?` any of the variables.
    ///
    /// @param text Java
    /// @param needs names it uses when it runs
    /// @param defines names it declares: `f` and what its body needs, `f: a b`
    private record Piece(String text, String needs, String defines) {}

    private static final List<Piece> PIECES = List.of(
            new Piece("int a = #;", "", "a"),
            new Piece("int b = #;", "", "b"),
            new Piece("int a = b + #;", "b", "a"),
            new Piece("int b = a * #;", "a", "b"),
            new Piece("int c = a + b;", "a b", "c"),
            new Piece("int c = #; int a = c + 1;", "", "c a"),
            new Piece("a = #", "a", ""),
            new Piece("a += #", "a", ""),
            new Piece("int a = a + #;", "a", "a"),
            new Piece("if (b > 5) a = #;", "a b", ""),
            new Piece("var d = a + #;", "a", "d"),
            new Piece("String d = \"s\" + b;", "b", "d"),
            new Piece("List<Integer> l = new ArrayList<>(List.of(#, 2));", "", "l"),
            new Piece("List<Integer> l = new ArrayList<>(); l.add(a);", "a", "l"),
            new Piece("l.add(#);", "l", ""),
            new Piece("l.add(a); \"\" + l", "l a", ""),
            new Piece("l.removeIf(x -> x > a);", "l a", ""),
            new Piece("Collections.sort(l);", "l", ""),
            new Piece("List<Integer> m = l;", "l", "m"),
            new Piece("var m = new ArrayList<>(l);", "l", "m"),
            new Piece("m.add(#);", "m", ""),
            new Piece("for (int x : m) { b += x; }", "m b", ""),
            new Piece("Map<String, Integer> t = new TreeMap<>();", "", "t"),
            new Piece("t.put(\"k\" + a, #);", "t a", ""),
            new Piece("t.merge(\"x\", #, Integer::sum); t.size()", "t", ""),
            new Piece("int[] r = {1, #, 3};", "", "r"),
            new Piece("r[0] = a", "r a", ""),
            new Piece("r[1]++;", "r", ""),
            new Piece("int f(int x) { return x + #; }", "", "f:"),
            new Piece("int f(int x) { return x * a; }", "a", "f: a"),
            new Piece("String f(String s) { return s + #; }", "", ""),
            new Piece("int g() { return f(#); }", "f", "g: f"),
            new Piece("int g() { return ++a; }", "a", "g: a"),
            new Piece("void h() { l.add(#); }", "l", "h: l"),
            new Piece("List<Integer> h() { l.add(#); return l; }", "l", "h: l"),
            new Piece("int b = f(#);", "f", "b"),
            new Piece("f(a) + g()", "f g a", ""),
            new Piece("g();", "g", ""),
            new Piece("h();", "h", ""),
            new Piece("record R(int x, String s) { int sum() { return x + #; } }", "", "R:"),
            new Piece("record R(int x, String s) { int sum() { return x * a; } }", "a", "R: a"),
            new Piece("R p = new R(#, \"s\");", "R", "p"),
            new Piece("int w(R x) { return x.sum() * #; }", "R", "w: R"),
            new Piece("int y(List<R> x, E[] y) { return x.size() + y.length * #; }", "R E", "y: R E"),
            new Piece("int c = y(List.of(), new E[#]);", "y R E", "c"),
            new Piece("int c = w(new R(#, \"w\"));", "w R", "c"),
            new Piece("int c = p.sum();", "p", "c"),
            new Piece("List<R> q = List.of(new R(a, \"q\"), new R(#, \"z\"));", "R a", "q"),
            new Piece("\"\" + q.stream().mapToInt(R::sum).sum()", "q", ""),
            new Piece(
                    "class K { static int n = #; int v; K(int v) { this.v = v; n++; }"
                            + " public String toString() { return \"K\" + v + n; } }",
                    "",
                    "K:"),
            new Piece(
                    "class K { static int n = a; int v; K(int v) { this.v = v; }"
                            + " public String toString() { return \"K\" + v + n + #; } }",
                    "a",
                    "K: a"),
            new Piece(
                    "class K { static final List<Integer> LOG = new ArrayList<>(); static int n; int v;"
                            + " K(int v) { LOG.add(v); this.v = v + #; n = LOG.size(); }"
                            + " public String toString() { return \"K\" + v + LOG; } }",
                    "",
                    "K:"),
            new Piece("K k = new K(#);", "K", "k"),
            new Piece("K.n++;", "K", ""),
            new Piece("int c = K.n;", "K", "c"),
            new Piece("k.v = #", "k", ""),
            new Piece("\"\" + k + K.n", "k", ""),
            new Piece("enum E { X(1), Y(#); int w; E(int w) { this.w = w; } }", "", "E:"),
            new Piece("E.X.w += #", "E", ""),
            new Piece("int c = E.X.w + E.Y.w;", "E", "c"),
            new Piece("E e = E.Y;", "E", "e"),
            new Piece("e.w = a", "e a", ""),
            new Piece("switch (e) { case X -> b = 1; case Y -> b = #; }", "e b", ""),
            new Piece("IntUnaryOperator o = x -> x + a;", "a", "o: a"),
            new Piece("IntUnaryOperator o = x -> x * #;", "", "o:"),
            new Piece("int c = o.applyAsInt(#);", "o", "c"),
            new Piece("IntUnaryOperator mk() { return x -> x + b; }", "b", "mk: b"),
            new Piece("IntUnaryOperator o = mk();", "mk", "o: mk"),
            new Piece("interface Op { int ap(int x); }", "", "Op:"),
            new Piece("Op u = x -> x + b * #;", "Op b", "u: b"),
            new Piece("Op u = new Op() { public int ap(int x) { return f(x) + #; } };", "Op f", "u: f"),
            new Piece("int c = u.ap(#);", "u", "c"),
            new Piece("Runnable y = () -> l.add(#);", "l", "y: l"),
            new Piece("y.run(); l.size()", "y l", ""),
            new Piece("record Box(List<Integer> in) {}", "", "Box:"),
            new Piece("Box x = new Box(l);", "Box l", "x"),
            new Piece("x.in().add(#);", "x", ""),
            new Piece("List<List<Integer>> z = new ArrayList<>(); z.add(l);", "l", "z"),
            new Piece("z.get(0).add(#);", "z", ""),
            new Piece("import java.time.Month;", "", "Month:"),
            new Piece("String d = \"\" + Month.of(3);", "Month", "d"),
            new Piece("\"\" + ? + ? + #", "", ""),
            new Piece("\"\" + ? + ?", "", ""));

    private static final Set<String> VALUES = Set.of("a", "b", "c", "d", "l", "m", "t", "p", "q", "k", "e", "x", "z");

    EditedNotebook(long seed) {
        random = new Random(seed);
        while (cells.size() < SMALLEST) {
            insert();
        }
    }

    List<Cell> cells() {
        return cells;
    }

    /// Edits, inserts, moves or deletes a cell, and returns the id of one that is deleted, else an empty text.
    String edit() {
        for (int attempt = 0; attempt < 200; attempt++) {
            var before = List.copyOf(cells);
            int at = random.nextInt(cells.size());
            var gone = "";
            switch (random.nextInt(6)) {
                case 0, 1 ->
                    cells.set(
                            at,
                            filled(
                                    cells.get(at).id(),
                                    random.nextBoolean() ? cells.get(at).piece() : any()));
                case 2, 3 -> cells.add(random.nextInt(cells.size() + 1), filled("k" + ++count, any()));
                case 4 -> cells.add(random.nextInt(cells.size()), cells.remove(at));
                default -> gone = cells.remove(at).id();
            }
            if (cells.size() >= SMALLEST && cells.size() <= LARGEST && runs() && !cells.equals(before)) {
                return gone;
            }
            cells.clear();
            cells.addAll(before);
        }
        return "";
    }

    private void insert() {
        for (int attempt = 0; attempt < 1000; attempt++) {
            cells.add(filled("k" + ++count, any()));
            if (runs()) {
                return;
            }
            cells.removeLast();
        }
    }

    private Piece any() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private Cell filled(String id, Piece piece) {
        var text = piece.text();
        while (text.contains("#")) {
            text = text.replaceFirst("#", String.valueOf(1 + random.nextInt(9)));
        }
        while (text.contains("?")) {
            text = text.replaceFirst("\\?", VALUES.stream().sorted().toList().get(random.nextInt(VALUES.size())));
        }
        return new Cell(id, piece, text);
    }

    /// Tells whether every cell finds what it needs above it.
    private boolean runs() {
        Map<String, String> known = new HashMap<>();
        for (var cell : cells) {
            var needs = new ArrayList<>(words(cell.piece.needs));
            if (cell.piece.text.contains("?")) {
                words(cell.text.replaceAll("[^a-z]", " ")).forEach(needs::add);
            }
            if (!needs.stream().allMatch(name -> isReady(name, known, new HashSet<>()))) {
                return false;
            }
            var defines = cell.piece.defines;
            if (defines.contains(":")) {
                known.put(defines.substring(0, defines.indexOf(':')), defines.substring(defines.indexOf(':') + 1));
            } else {
                words(defines).forEach(name -> known.put(name, ""));
            }
        }
        return true;
    }

    private static boolean isReady(String name, Map<String, String> known, Set<String> asked) {
        return known.containsKey(name)
                && (!asked.add(name)
                        || words(known.getOrDefault(name, "")).stream()
                                .allMatch(other -> isReady(other, known, asked)));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    Random random() {
        return random;
    }
}
