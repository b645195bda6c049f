package dev.slipway.kernel.deps.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.api.document.CellId;
import dev.slipway.api.document.CellKind;
import dev.slipway.kernel.deps.Declarations;
import dev.slipway.kernel.deps.Resolution;
import dev.slipway.kernel.deps.Resolution.Failed;
import dev.slipway.kernel.deps.Resolution.Resolved;
import dev.slipway.kernel.deps.ResolvedJar;
import dev.slipway.kernel.deps.Resolver.Locked;
import dev.slipway.kernel.deps.Resolver.Network;
import dev.slipway.kernel.deps.Resolver.Way;
import dev.slipway.kernel.deps.TestRepository;
import dev.slipway.kernel.directive.SourceCell;
import dev.slipway.kernel.problem.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenResolverTest {
    private static final String ONE = "package t; public class One { public static int value() { return 1; } }";

    @TempDir
    Path folder;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private TestRepository repository;

    @BeforeEach
    void makeRepository() throws IOException {
        repository = new TestRepository(folder.resolve("maven"));
        repository.add("t:one:1", ONE);
        repository.add("t:two:1", "package t; public class Two {}", "t:one:1");
    }

    @Test
    void findsADependencyAndWhatItNeeds() throws Exception {
        var jars = resolved("//DEPS t:two:1").jars();

        assertThat(jars).extracting(ResolvedJar::coordinates).containsExactly("t:two:1", "t:one:1");
        assertThat(jars).allMatch(jar -> Files.exists(jar.file()) && jar.file().startsWith(repository.cache()));
        assertThat(said).anyMatch(line -> line.startsWith("Downloading two-1.jar"));
    }

    @Test
    void theHashIsThatOfTheBytes() throws Exception {
        var jar = resolved("%maven t:one:1").jars().getFirst();

        assertThat(jar.sha256()).isEqualTo(dev.slipway.api.run.ContentHash.of(Files.readAllBytes(jar.file())));
    }

    @Test
    void leavesOutWhatIsExcluded() throws Exception {
        assertThat(names("//DEPS t:two:1 !t:one")).containsExactly("t:two:1");
        assertThat(names("//DEPS t:two:1 !t:*")).containsExactly("t:two:1");
    }

    @Test
    void takesClassifiersAndTypes() throws Exception {
        repository.addJar("t:one:1", "extra", "package t; public class Extra {}");

        assertThat(names("//DEPS t:one:1:extra")).containsExactly("t:one:jar:extra:1");
        assertThat(names("%maven t:one:jar:extra:1")).containsExactly("t:one:jar:extra:1");
    }

    @Test
    void aBomSaysVersions() throws Exception {
        repository.addPom(
                "t:bom:1",
                "pom",
                "<dependencyManagement>" + TestRepository.dependencies("t:two:1") + "</dependencyManagement>");

        assertThat(names("//DEPS t:bom:1@pom\n//DEPS t:two")).containsExactly("t:two:1", "t:one:1");
        assertThat(failed("//DEPS t:two").getFirst().code()).isEqualTo("dependency-without-version");
    }

    @Test
    void readsPiecesOfAPom() throws Exception {
        assertThat(names("%%loadFromPOM\n<properties><v>1</v></properties><dependency><groupId>t</groupId>"
                        + "<artifactId>two</artifactId><version>${v}</version><exclusions><exclusion><groupId>t</groupId>"
                        + "<artifactId>one</artifactId></exclusion></exclusions></dependency>"))
                .containsExactly("t:two:1");
        assertThat(failed("%%loadFromPOM\n<dependency>").getFirst().message()).contains("cell 1, line 1");
    }

    @Test
    void findsLocalJarsAndFolders() throws Exception {
        Files.createDirectories(folder.resolve("lib"));
        Files.write(folder.resolve("lib/a.jar"), TestRepository.jar(ONE));
        Files.write(folder.resolve("lib/b.jar"), TestRepository.jar(ONE));

        assertThat(names("%jars lib/*.jar")).containsExactly("file:lib/a.jar", "file:lib/b.jar");
        assertThat(names("%classpath lib/b.jar")).containsExactly("file:lib/b.jar");
        assertThat(names("%jars lib")).containsExactly("file:lib/a.jar", "file:lib/b.jar");
        assertThat(failed("%jars nowhere/*.jar").getFirst().message()).contains("nowhere/*.jar");
    }

    @Test
    void theNearestVersionWinsAndIsExplained() throws Exception {
        repository.add("t:one:2", ONE);

        var resolved = resolved("//DEPS t:one:2\n//DEPS t:two:1");

        assertThat(resolved.jars()).extracting(ResolvedJar::coordinates).containsExactly("t:one:2", "t:two:1");
        assertThat(resolved.notes()).singleElement().satisfies(note -> {
            assertThat(note.message()).isEqualTo("t:one is 2, which stands nearest; 1 was asked for too.");
            assertThat(note.hint()).isEqualTo("t:one:2\nt:two:1 → t:one:1");
        });
    }

    @Test
    void rangesThatExcludeEachOtherAreShownAsATree() throws Exception {
        repository.add("t:one:2", ONE);
        metadata("one", "1", "2");
        repository.add("t:three:1", "package t; public class Three {}", "t:one:[2]");
        repository.add("t:four:1", "package t; public class Four {}", "t:one:[1]");

        var problem = failed("//DEPS t:three:1 t:four:1").getFirst();

        assertThat(problem.message()).contains("t:three:1 → t:one:2").contains("t:four:1 → t:one:1");
    }

    private void metadata(String artifact, String... versions) throws IOException {
        Files.writeString(
                repository.repository().resolve("t/" + artifact + "/maven-metadata.xml"),
                "<metadata><groupId>t</groupId><artifactId>" + artifact + "</artifactId><versioning><versions><version>"
                        + String.join("</version><version>", versions)
                        + "</version></versions></versioning></metadata>");
    }

    @Test
    void aFailureNamesArtifactRepositoriesAndReason() throws Exception {
        var problem = failed("int x;\n//DEPS t:none:7").getFirst();

        assertThat(problem.code()).isEqualTo("dependency-not-found");
        assertThat(problem.message())
                .startsWith("t:none:7 cannot be had")
                .contains("no repository has it")
                .contains("here (file:");
    }

    @Test
    void aFailureFurtherDownNamesTheWay() throws Exception {
        repository.addPom("t:five:1", "jar", TestRepository.dependencies("t:gone:1"));
        repository.addJar("t:five:1", "", ONE);

        assertThat(failed("//DEPS t:five:1").getFirst().message())
                .contains("t:gone:1")
                .contains("t:five:1 → t:gone:1");
    }

    @Test
    void aFailureIsNotRemembered() throws Exception {
        failed("//DEPS t:late:1");
        repository.add("t:late:1", ONE);

        assertThat(names("//DEPS t:late:1")).containsExactly("t:late:1");
    }

    @Test
    void offlineTakesTheCacheOnly() throws Exception {
        assertThat(failed("//DEPS t:one:1", Network.FORBIDDEN).getFirst())
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("dependency-offline"))
                .satisfies(problem -> assertThat(problem.message()).contains("not in the local cache"));

        names("//DEPS t:one:1");

        assertThat(resolve("//DEPS t:one:1", Network.FORBIDDEN)).isInstanceOf(Resolved.class);
    }

    @Test
    void credentialsOfSettingsAreSent() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var file = repository
                    .repository()
                    .resolve(exchange.getRequestURI().getPath().substring(1));
            var given = exchange.getRequestHeaders().getFirst("Authorization");
            int status = given == null ? 401 : Files.exists(file) ? 200 : 404;
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"t\"");
            exchange.sendResponseHeaders(status, status == 200 ? Files.size(file) : -1);
            if (status == 200) {
                Files.copy(file, exchange.getResponseBody());
            }
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            var mirror =
                    "<mirrors><mirror><id>private</id><mirrorOf>*</mirrorOf><url>" + url + "</url></mirror></mirrors>";
            repository.settings(mirror);
            assertThat(failed("//DEPS t:two:1").getFirst().message())
                    .contains("asks for credentials")
                    .contains("private");

            repository.settings(mirror + "<servers><server><id>private</id><username>u</username>"
                    + "<password>p</password></server></servers>");
            assertThat(names("//DEPS t:two:1")).containsExactly("t:two:1", "t:one:1");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatIsNotThereIsTold() throws Exception {
        repository.useAt("http://127.0.0.1:1/");

        assertThat(failed("//DEPS t:one:1").getFirst().message()).contains("does not answer");
    }

    @Test
    void whatHasOnlyTheNameOfAJarIsRefused() throws Exception {
        var jar = repository.repository().resolve("t/one/1/one-1.jar");
        var bytes = Files.readAllBytes(jar);
        Files.writeString(jar, "<!DOCTYPE html><html><body>Log in</body></html>");
        assertThat(failed("//DEPS t:two:1")).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("t:one:1 is no jar: the repository sent a web page in its place.");
            assertThat(problem.hint()).contains("Delete " + repository.cache());
            assertThat(problem.place()).isNotNull();
        });

        Files.write(folder.resolve("own.jar"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(failed("%jars own.jar").getFirst().message())
                .endsWith("own.jar is no jar: it is empty, cut short or damaged.");
    }

    @Test
    void whatAServerAnswersInsteadIsTold() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean isError = exchange.getRequestURI().getPath().startsWith("/500/");
            exchange.sendResponseHeaders(isError ? 500 : 200, isError ? -1 : 10_000);
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            repository.useAt(url + "/500/");
            assertThat(failed("//DEPS t:one:1").getFirst().message())
                    .contains("the repository has an error of its own (500 ");
            repository.useAt(url + "/cut/");
            assertThat(failed("//DEPS t:one:1").getFirst().message()).contains("the connection broke off");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void settingsThatCannotBeReadAreTold() throws Exception {
        var settings = repository.home().resolve("maven-settings.xml");
        Files.writeString(settings, "<settings><mirrors><mirror");

        assertThat(failed("//DEPS t:one:1")).singleElement().satisfies(problem -> {
            assertThat(problem.message()).startsWith("The settings of Maven in " + settings + " cannot be read: ");
            assertThat(problem.message()).doesNotContain("context");
            assertThat(problem.place()).isNotNull();
        });
        repository.useAt(repository.repository().toUri().toString());
        assertThat(names("//DEPS t:one:1")).containsExactly("t:one:1");
    }

    @Test
    void whatIsBundledIsNotResolvedAgain() throws Exception {
        var resolver = MavenResolver.create(repository.home(), List.of(Path.of("lib/one-3.jar")));

        var resolved = (Resolved) resolver.resolve(declared("//DEPS t:two:1"), way(Network.ALLOWED));

        assertThat(resolved.jars()).extracting(ResolvedJar::coordinates).containsExactly("t:two:1");
        assertThat(resolved.notes())
                .extracting(Problem::message)
                .containsExactly("one is 3, which comes with Slipway, not 1.");
    }

    @Test
    void aJarThatWasDeletedIsFetchedAgainAndChecked() throws Exception {
        var jar = resolved("//DEPS t:one:1").jars().getFirst();
        Files.delete(jar.file());
        var locked = new Locked(jar.coordinates(), jar.sha256().hex(), "");

        assertThat(resolver().fetch(List.of(locked), way(Network.ALLOWED))).containsExactly(jar.file());

        Files.write(jar.file(), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> resolver().fetch(List.of(locked), way(Network.ALLOWED)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("t:one:1")
                .hasMessageContaining("SHA-256");
    }

    private List<String> names(String source) throws Exception {
        return resolved(source).jars().stream().map(ResolvedJar::coordinates).toList();
    }

    private Resolved resolved(String source) throws Exception {
        var resolution = resolve(source, Network.ALLOWED);
        assertThat(resolution).isInstanceOf(Resolved.class);
        return (Resolved) resolution;
    }

    private List<Problem> failed(String source) throws Exception {
        return failed(source, Network.ALLOWED);
    }

    private List<Problem> failed(String source, Network network) throws Exception {
        var resolution = resolve(source, network);
        assertThat(resolution).isInstanceOf(Failed.class);
        return ((Failed) resolution).problems();
    }

    private Resolution resolve(String source, Network network) throws Exception {
        return resolver().resolve(declared(source), way(network));
    }

    private MavenResolver resolver() {
        return MavenResolver.create(repository.home(), List.of());
    }

    private Way way(Network network) {
        return new Way(folder, network, said::add);
    }

    private static Declarations declared(String source) {
        return Declarations.of(List.of(new SourceCell(new CellId("c"), 0, CellKind.CODE, source, List.of())));
    }
}
