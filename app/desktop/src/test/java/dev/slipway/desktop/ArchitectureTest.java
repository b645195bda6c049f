package dev.slipway.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.slipway.desktop.kit.Kit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.control.Tooltip;
import org.junit.jupiter.api.Test;

/// The rules of the house that a machine can keep (`docs/architecture.md`).
class ArchitectureTest {
    private static final JavaClasses SLIPWAY =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("dev.slipway");

    @Test
    void apiUsesTheJdkOnly() {
        check(classes()
                .that()
                .resideInAPackage("dev.slipway.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.slipway.api..", "java..", "org.jspecify.."));
    }

    @Test
    void kernelAndWorkerKnowNeitherEachOtherNorWhatIsAbove() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.slipway.kernel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.slipway.worker..", "dev.slipway.engine..", "dev.slipway.cli..", "dev.slipway.desktop.."));
        check(noClasses()
                .that()
                .resideInAPackage("dev.slipway.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.slipway.kernel..", "dev.slipway.engine..", "dev.slipway.cli..", "dev.slipway.desktop.."));
    }

    @Test
    void engineKnowsNoFrontEnd() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.slipway.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.slipway.cli..", "dev.slipway.desktop.."));
    }

    @Test
    void windowAndCommandLineDoNotKnowEachOther() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.slipway.desktop..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.slipway.cli.."));
    }

    @Test
    void javaFxEndsAtTheDesktop() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.slipway.desktop..", "dev.slipway.fx..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.."));
    }

    @Test
    void onlyTheTaskPackageTouchesThePlatform() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("dev.slipway.desktop.task")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.application.Platform"));
    }

    @Test
    void tooltipsComeFromTheKit() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Kit.class.getName())
                .should()
                .callConstructor(Tooltip.class)
                .orShould()
                .callConstructor(Tooltip.class, String.class)
                .because("one that Kit makes breaks its lines and has the room of the window's scale"));
    }

    @Test
    void viewModelsKnowNoNodes() {
        check(noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage.."));
    }

    @Test
    void heavyLibrariesHaveOneImporter() {
        only(
                "jdk.jshell..",
                "dev.slipway.kernel.engine..",
                "dev.slipway.kernel.replay..",
                "dev.slipway.kernel.snippet..");
        only("com.sun.jdi..", "dev.slipway.kernel.debug..");
        only("com.sun.source..", "dev.slipway.kernel.analysis..", "dev.slipway.kernel.snippet..");
        only("eu.maveniverse..", "dev.slipway.kernel.deps.maven..");
        only("org.eclipse.aether..", "dev.slipway.kernel.deps.maven..");
        only("org.zeromq..", "dev.slipway.kernel.wire..");
        only("tools.jackson..", "dev.slipway..json..");
        only("org.sqlite..", "dev.slipway.engine.store..");
        only("java.sql..", "dev.slipway.engine.store..", "dev.slipway.duckdb..");
        only("org.duckdb..", "dev.slipway.duckdb..");
        only("picocli..", "dev.slipway.cli..");
        only("org.fxmisc.richtext..", "dev.slipway.desktop.editor..");
        only(
                "tech.tablesaw..",
                "dev.slipway.tablesaw..",
                "dev.slipway.duckdb..",
                "dev.slipway.charts..",
                "dev.slipway.features..",
                "dev.slipway.excel..",
                "dev.slipway.arrow..");
        only("org.scilab.forge..", "dev.slipway.desktop.math..");
        only("com.github.weisj..", "dev.slipway.desktop.output..");
        only("org.dhatim..", "dev.slipway.excel..");
        only("org.apache.arrow..", "dev.slipway.arrow..");
        only("org.objectweb.asm..", "dev.slipway.engine.flow..");
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching("dev.slipway.(**)").should().beFreeOfCycles());
    }

    @Test
    void namesSayWhatAThingIs() {
        var banned = List.of("Manager", "Helper", "Util", "Utils", "Impl", "Processor", "Data", "Info");
        check(noClasses()
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(
                        new DescribedPredicate<JavaClass>("named with a suffix that says nothing") {
                            @Override
                            public boolean test(JavaClass type) {
                                return banned.stream().anyMatch(type.getSimpleName()::endsWith);
                            }
                        })));
    }

    @Test
    void everyPackageIsNullMarked() {
        check(classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class));
    }

    /// A module that `config/gates` does not name would not be analysed, and nobody would see it.
    @Test
    void sourcesOfEveryModuleAreAnalysed() throws IOException {
        var root = Path.of("..", "..");
        var gates = Files.readString(root.resolve("config/gates/pom.xml"));

        var sources = Pattern.compile("<module>(.+?)</module>")
                .matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .flatMap(module -> Stream.of(module + "/src/main/java", module + "/src/test/java"))
                .filter(folder -> Files.isDirectory(root.resolve(folder)))
                .toList();

        assertThat(sources).contains("kernel/src/main/java");
        assertThat(sources).allMatch(folder -> gates.contains("}/" + folder + "</root>"));
    }

    private static void only(String library, String... importers) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(importers)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .as("only " + List.of(importers) + " uses " + library.toLowerCase(Locale.ROOT)));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(SLIPWAY);
    }
}
