package dev.slipway.kernel.markdown;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;

/// Letters and signs of LaTeX as MathML knows them. Pure.
final class MathSigns {
    private static final Map<String, String> LETTERS = table("""
            alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ
            mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ
            omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ hbar ℏ Re ℜ
            Im ℑ aleph ℵ infty ∞ partial ∂ nabla ∇ emptyset ∅ varnothing ∅ imath ı jmath ȷ wp ℘ top ⊤ bot ⊥ angle ∠
            degree ° checkmark ✓ S § dag † ddag ‡
            """);
    private static final Map<String, String> OPERATORS = table("""
            le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ cong ≅
            equiv ≡ propto ∝ times × cdot ⋅ pm ± mp ∓ div ÷ ast ∗ star ⋆ circ ∘ bullet ∙ otimes ⊗ oplus ⊕ ominus ⊖
            odot ⊙ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ subsetneq ⊊ cup ∪ cap ∩ setminus ∖ wedge ∧
            land ∧ vee ∨ lor ∨ neg ¬ lnot ¬ forall ∀ exists ∃ nexists ∄ to → rightarrow → Rightarrow ⇒ leftarrow ←
            gets ← Leftarrow ⇐ leftrightarrow ↔ Leftrightarrow ⇔ iff ⟺ implies ⟹ impliedby ⟸ mapsto ↦ longmapsto ⟼
            longrightarrow ⟶ Longrightarrow ⟹ longleftarrow ⟵ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓
            nearrow ↗ searrow ↘ hookrightarrow ↪ rightharpoonup ⇀ leadsto ⇝ mid ∣ nmid ∤ parallel ∥ perp ⊥ models ⊨
            vdash ⊢ dashv ⊣ asymp ≍ prec ≺ succ ≻ preceq ⪯ succeq ⪰ triangleq ≜ coloneqq ≔ therefore ∴ because ∵
            dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ backslash \\ colon : triangle △ square □ blacksquare ■
            diamond ⋄ dagger † ddagger ‡ amalg ⨿ vert | Vert ‖
            """);
    private static final Map<String, String> SUMS = table("""
            sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆ biguplus ⨄
            """);
    private static final Map<String, String> INTEGRALS = table("int ∫ iint ∬ iiint ∭ oint ∮");
    private static final Map<String, String> FENCES = table("""
            langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | lVert ‖ rVert ‖ lbrace { rbrace } { {
            } } | ‖ vert | Vert ‖ lbrack [ rbrack ] uparrow ↑ downarrow ↓ backslash \\ lgroup ⟮ rgroup ⟯
            """);
    private static final Map<String, String> ACCENTS = table("""
            hat ^ widehat ̂ bar ¯ tilde ~ widetilde ̃ vec → dot ˙ ddot ¨ dddot ⃛ check ˇ breve ˘ acute ´
            grave ` mathring ˚ overbrace ⏞ overrightarrow → overleftarrow ←
            """);
    private static final Map<String, String> UNDERS = table("underbrace ⏟ underrightarrow →");
    private static final Map<String, String> SPACES = table("""
            , 0.167em : 0.222em > 0.222em ; 0.278em ! -0.167em quad 1em qquad 2em enspace 0.5em thinspace 0.167em
            """);
    private static final Set<String> FUNCTIONS = Set.of(
            "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "dim", "exp", "hom", "ker",
            "lg", "ln", "log", "sec", "sin", "sinh", "tan", "tanh");
    private static final Map<String, String> LIMITS = Map.ofEntries(
            Map.entry("lim", "lim"),
            Map.entry("liminf", "lim inf"),
            Map.entry("limsup", "lim sup"),
            Map.entry("max", "max"),
            Map.entry("min", "min"),
            Map.entry("sup", "sup"),
            Map.entry("inf", "inf"),
            Map.entry("det", "det"),
            Map.entry("gcd", "gcd"),
            Map.entry("Pr", "Pr"),
            Map.entry("argmax", "arg max"),
            Map.entry("argmin", "arg min"));

    /// Where Unicode's mathematical letters begin, capital and small; 0 for none. Source: Unicode 16, "Mathematical
    /// Alphanumeric Symbols".
    private record Alphabet(int capital, int small, int digit, String irregular) {}

    private static final Map<String, Alphabet> ALPHABETS = Map.of(
            "bf", new Alphabet(0x1D400, 0x1D41A, 0x1D7CE, ""),
            "bi", new Alphabet(0x1D468, 0x1D482, 0x1D7CE, ""),
            "cal", new Alphabet(0x1D49C, 0x1D4B6, 0, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"),
            "frak", new Alphabet(0x1D504, 0x1D51E, 0, "CℭHℌIℑRℜZℨ"),
            "bb", new Alphabet(0x1D538, 0x1D552, 0x1D7D8, "CℂHℍNℕPℙQℚRℝZℤ"),
            "sf", new Alphabet(0x1D5A0, 0x1D5BA, 0x1D7E2, ""),
            "tt", new Alphabet(0x1D670, 0x1D68A, 0x1D7F6, ""));

    private static final int BOLD_GREEK_CAPITAL = 0x1D71E;
    private static final int BOLD_GREEK_SMALL = 0x1D736;

    private MathSigns() {}

    static Optional<String> letter(String name) {
        return Optional.ofNullable(LETTERS.get(name));
    }

    static Optional<String> operator(String name) {
        return Optional.ofNullable(OPERATORS.get(name));
    }

    /// Returns an operator that grows and has its limits above and below where there is room.
    static Optional<String> sum(String name) {
        return Optional.ofNullable(SUMS.get(name));
    }

    static Optional<String> integral(String name) {
        return Optional.ofNullable(INTEGRALS.get(name));
    }

    /// Returns the bracket `name`, which is what stands behind the backslash.
    static Optional<String> fence(String name) {
        return Optional.ofNullable(FENCES.get(name));
    }

    static Optional<String> accent(String name) {
        return Optional.ofNullable(ACCENTS.get(name));
    }

    static Optional<String> under(String name) {
        return Optional.ofNullable(UNDERS.get(name));
    }

    /// Returns the width of the space `name`, with its unit.
    static Optional<String> space(String name) {
        return Optional.ofNullable(SPACES.get(name));
    }

    static boolean isFunction(String name) {
        return FUNCTIONS.contains(name);
    }

    /// Returns the words of a function with its limits below.
    static Optional<String> limit(String name) {
        return Optional.ofNullable(LIMITS.get(name));
    }

    /// Returns `letter` in the alphabet `variant`, or as it is where that has none.
    static String in(String variant, int letter) {
        var plain = Character.toString(letter);
        var alphabet = ALPHABETS.get(variant);
        if (alphabet == null) {
            return plain;
        }
        int irregular = alphabet.irregular().indexOf(plain);
        if (irregular >= 0 && letter < 128) {
            return alphabet.irregular().substring(irregular + 1, irregular + 2);
        }
        if (letter >= 'A' && letter <= 'Z') {
            return Character.toString(alphabet.capital() + letter - 'A');
        }
        if (letter >= 'a' && letter <= 'z') {
            return Character.toString(alphabet.small() + letter - 'a');
        }
        if (letter >= '0' && letter <= '9' && alphabet.digit() > 0) {
            return Character.toString(alphabet.digit() + letter - '0');
        }
        boolean isBold = variant.equals("bf") || variant.equals("bi");
        if (isBold && letter >= 'Α' && letter <= 'Ω') {
            return Character.toString(BOLD_GREEK_CAPITAL + letter - 'Α');
        }
        return isBold && letter >= 'α' && letter <= 'ω' ? Character.toString(BOLD_GREEK_SMALL + letter - 'α') : plain;
    }

    private static Map<String, String> table(String text) {
        var words = new Scanner(text);
        var table = new HashMap<String, String>();
        while (words.hasNext()) {
            table.put(words.next(), words.next());
        }
        return Map.copyOf(table);
    }
}
