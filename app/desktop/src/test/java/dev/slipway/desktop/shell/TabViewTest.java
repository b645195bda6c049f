package dev.slipway.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.desktop.kit.Ring;
import dev.slipway.desktop.task.Toolkit;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TabViewTest {
    private final ObjectProperty<Screen.Tab> words =
            new SimpleObjectProperty<>(new Screen.Tab("cog", "a", false, false));
    private final List<String> closed = new ArrayList<>();

    private record Titled(ObjectProperty<Screen.Tab> tab, Region main) implements Screen {
        @Override
        public String id() {
            return "titled";
        }

        @Override
        public String rail() {
            return "files";
        }
    }

    @BeforeAll
    static void start() throws Exception {
        Toolkit.start();
    }

    private TabView tab() {
        return new TabView(new Titled(words, new Region()), () -> closed.add("a"));
    }

    private static Node at(TabView tab, int place) {
        return tab.getChildrenUnmodifiable().get(place);
    }

    @Test
    void aCellThatRunsChangesTheIconAlone() {
        var tab = tab();
        tab.light(true);
        var before = List.copyOf(tab.getChildrenUnmodifiable());

        words.set(new Screen.Tab("cog", "a", false, true));

        assertThat(at(tab, 0)).isInstanceOf(Ring.class);
        assertThat(tab.getChildrenUnmodifiable().subList(1, 3)).isEqualTo(before.subList(1, 3));
        words.set(new Screen.Tab("cog", "a", false, false));
        assertThat(at(tab, 0)).isNotInstanceOf(Ring.class);
        assertThat(tab.getChildrenUnmodifiable()).hasSize(3);
    }

    @Test
    void whatIsNotSavedHasADotAndElseTheFrontOneACross() {
        var tab = tab();
        assertThat(tab.getChildrenUnmodifiable()).hasSize(2);

        words.set(new Screen.Tab("cog", "a", true, false));
        assertThat(at(tab, 2)).isInstanceOf(Circle.class);
        tab.light(true);
        assertThat(at(tab, 2)).isInstanceOf(Circle.class);
        words.set(new Screen.Tab("cog", "a", false, false));

        ((Button) at(tab, 2)).fire();
        assertThat(closed).containsExactly("a");
        tab.light(false);
        assertThat(tab.getChildrenUnmodifiable()).hasSize(2);
    }

    @Test
    void anotherTitleIsShownAndSaidByItsCross() {
        var tab = tab();
        tab.light(true);

        words.set(new Screen.Tab("cog", "b", false, false));

        assertThat(((Label) at(tab, 1)).getText()).isEqualTo("b");
        assertThat(at(tab, 2).getAccessibleText()).isEqualTo("Close b");
    }
}
