package dev.slipway.kernel.markdown;

import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.regex.Pattern;

/// LaTeX as one line of plain text: letters and signs that Unicode has, the rest without its marks. Pure.
final class PlainMaths {
    private static final Pattern FRACTION = Pattern.compile("\\\\[dt]?frac\\s*\\{([^{}]*)\\}\\s*\\{([^{}]*)\\}");
    private static final Pattern LOOK = Pattern.compile(
            "\\\\(?:math[a-z]+|text[a-z]*|boldsymbol|bm|operatorname\\*?|left|right|[bB]igg?[lr]?|displaystyle"
                    + "|limits|nolimits)(?![A-Za-z])");
    private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+|.)");
    private static final Pattern POWER = Pattern.compile("\\^(?:\\{([0-9+n-]+)}|([0-9n]))");
    private static final String DIGITS = "0123456789+-n";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ";
    private static final Map<String, String> SIGNS = signs();

    private PlainMaths() {}

    static String of(String latex) {
        var plain = FRACTION.matcher(latex).replaceAll("($1)/($2)");
        plain = LOOK.matcher(plain).replaceAll("");
        plain = COMMAND.matcher(plain)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(sign(found.group(1))));
        plain = POWER.matcher(plain)
                .replaceAll(found -> raised(found.group(1) == null ? found.group(2) : found.group(1)));
        return plain.replaceAll("[{}]", "").replaceAll("\\s+", " ").strip();
    }

    private static String sign(String name) {
        var sign = SIGNS.get(name);
        if (sign != null) {
            return sign;
        }
        return Character.isLetter(name.charAt(0)) ? name : ",;:! \\".contains(name) ? " " : name;
    }

    private static String raised(String digits) {
        var raised = new StringBuilder();
        digits.chars().forEach(c -> raised.append(RAISED.charAt(DIGITS.indexOf(c))));
        return raised.toString();
    }

    private static Map<String, String> signs() {
        var names = new Scanner("""
                alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ
                nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ
                Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ sim ~ times ×
                cdot · pm ± infty ∞ partial ∂ nabla ∇ sum ∑ prod ∏ int ∫ sqrt √ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪
                cap ∩ to → rightarrow → Rightarrow ⇒ mapsto ↦ iff ⇔ leftarrow ← forall ∀ exists ∃ ell ℓ hbar ħ dots …
                ldots … cdots … mid | propto ∝ equiv ≡ otimes ⊗ oplus ⊕ circ ° langle ⟨ rangle ⟩ top ᵀ
                """);
        var signs = new HashMap<String, String>();
        while (names.hasNext()) {
            signs.put(names.next(), names.next());
        }
        return signs;
    }
}
