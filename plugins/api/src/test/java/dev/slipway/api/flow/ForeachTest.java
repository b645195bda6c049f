package dev.slipway.api.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
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
