package dev.slipway.api.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForeachTest {
    @Test
    void goesOverWhatHasElements() {
        assertThat(Foreach.elements(List.of("a", "b"))).containsExactly("a", "b");
        assertThat(Foreach.elements(new double[] {1.5, 2})).containsExactly(1.5, 2.0);
        assertThat(Foreach.elements(3)).containsExactly(0, 1, 2);
        assertThat(Foreach.elements(Map.of("k", 1))).containsExactly(Map.entry("k", 1));
    }

    @Test
    void elementsWithoutAnOrderGoInTheirNaturalOne() {
        assertThat(Foreach.elements(Set.of("d", "a", "c", "b"))).containsExactly("a", "b", "c", "d");
        assertThat(Foreach.elements(Map.of(3, "x", 1, "y", 2, "z")))
                .containsExactly(Map.entry(1, "y"), Map.entry(2, "z"), Map.entry(3, "x"));
        assertThat(Foreach.elements(new LinkedHashSet<>(List.of("b", "a")))).containsExactly("b", "a");
        assertThat(Foreach.hasOrder(Set.of(List.of(1), List.of(2)))).isFalse();
        assertThat(Foreach.hasOrder(Set.of(1, 2))).isTrue();
    }

    @Test
    void refusesANegativeNumberAndWhatIsNoCollection() {
        assertThatIllegalArgumentException().isThrownBy(() -> Foreach.elements(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Foreach.elements("text"));
    }

    @Test
    void takesTheChosenElement() {
        Foreach.choose("airport", 1);

        String airport = Foreach.element("airport", List.of("ATL", "ORD"));

        assertThat(airport).isEqualTo("ORD");
    }
}
