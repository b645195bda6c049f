package dev.slipway.kernel.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartupListsTest {
    @Test
    void coverWhatEveryCellImports() {
        assertThat(StartupLists.packages(Startup.imports(List.of())))
                .contains("java.lang", "java.util", "java.util.stream", "java.nio.file", "java.util.prefs")
                .contains("dev.slipway.api")
                .doesNotContain("dev.slipway.api.Notebook");
    }

    @Test
    void takeThePackageOfAClassThatIsImportedFrom() {
        assertThat(StartupLists.packages(List.of(
                        "import static a.b_c.D.*;", " import a.e.*; ", "import a.f.G;", "import static a.h.I.j;")))
                .contains("a.b_c", "a.e")
                .noneMatch(name -> name.startsWith("a.f") || name.startsWith("a.h"));
    }
}
