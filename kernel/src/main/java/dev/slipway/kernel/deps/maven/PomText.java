package dev.slipway.kernel.deps.maven;

import dev.slipway.kernel.deps.Coordinates;
import dev.slipway.kernel.deps.Declaration;
import dev.slipway.kernel.problem.Place;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Reads dependencies, BOMs and repositories of a `pom.xml` or of a piece of one. One use.
final class PomText {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
    private static final Set<String> NOT_WANTED = Set.of("test", "provided", "system");

    private final Place place;
    private final Map<String, String> properties = new HashMap<>();
    private final Map<List<String>, Coordinates> managed = new HashMap<>();
    private final List<Declaration> all = new ArrayList<>();

    private PomText(Place place) {
        this.place = place;
    }

    /// @throws IOException if it is no XML, or names no artifact where one is wanted
    static List<Declaration> read(String text, Place place) throws IOException {
        var pom = new PomText(place);
        pom.read(root(text));
        return List.copyOf(pom.all);
    }

    private static Element root(String text) throws IOException {
        var body = text.replaceFirst("^\\s*<\\?xml[^>]*\\?>", "");
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader("<piece>" + body + "</piece>")))
                    .getDocumentElement();
        } catch (SAXException e) {
            throw new IOException(
                    "it is no XML, " + String.valueOf(e.getMessage()).replaceAll("\\.$", ""), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(Element piece) throws IOException {
        for (var child : children(piece)) {
            if (child.getTagName().equals("project")) {
                children(child).stream()
                        .filter(one -> Set.of("version", "groupId").contains(one.getTagName()))
                        .forEach(one -> properties.put(
                                "project." + one.getTagName(),
                                one.getTextContent().strip()));
            }
            properties(child);
        }
        manage(piece);
        walk(piece, false);
    }

    private void manage(Element piece) throws IOException {
        for (var child : children(piece)) {
            switch (child.getTagName()) {
                case "project" -> manage(child);
                case "dependencyManagement" -> walk(child, true);
                default -> {
                    // says no versions
                }
            }
        }
    }

    private void properties(Element piece) {
        if (piece.getTagName().equals("properties")) {
            children(piece)
                    .forEach(one -> properties.put(
                            one.getTagName(), one.getTextContent().strip()));
        } else if (piece.getTagName().equals("project")) {
            children(piece).forEach(this::properties);
        }
    }

    private void walk(Element piece, boolean isManaged) throws IOException {
        for (var child : children(piece)) {
            switch (child.getTagName()) {
                case "project", "dependencies", "repositories" -> walk(child, isManaged);
                case "dependency" -> dependency(child, isManaged);
                case "parent" -> all.add(new Declaration.Bom(coordinates(child, "pom"), place));
                case "repository" ->
                    all.add(new Declaration.Repository(text(child, "id", "pom"), text(child, "url", ""), place));
                default -> {
                    // says nothing of dependencies
                }
            }
        }
    }

    private void dependency(Element element, boolean isManaged) throws IOException {
        var scope = text(element, "scope", "compile");
        var type = text(element, "type", "jar");
        if (isManaged) {
            var coordinates = coordinates(element, scope.equals("import") ? "pom" : type);
            if (scope.equals("import")) {
                all.add(new Declaration.Bom(coordinates, place));
            }
            managed.put(coordinates.key(), coordinates);
            return;
        }
        if (NOT_WANTED.contains(scope) || text(element, "optional", "").equals("true")) {
            return;
        }
        var exclusions = new ArrayList<String>();
        for (var group : children(element)) {
            if (group.getTagName().equals("exclusions")) {
                for (var one : children(group)) {
                    exclusions.add(text(one, "groupId", "*") + ":" + text(one, "artifactId", "*"));
                }
            }
        }
        var coordinates = coordinates(element, type);
        var said = coordinates.version().isEmpty() ? managed.get(coordinates.key()) : null;
        all.add(new Declaration.Dependency(said == null ? coordinates : said, exclusions, place));
    }

    private Coordinates coordinates(Element element, String type) throws IOException {
        var group = text(element, "groupId", "");
        var artifact = text(element, "artifactId", "");
        if (group.isEmpty() || artifact.isEmpty()) {
            throw new IOException("a <" + element.getTagName() + "> lacks its groupId or artifactId");
        }
        return new Coordinates(group, artifact, text(element, "version", ""), type, text(element, "classifier", ""));
    }

    private String text(Element element, String name, String otherwise) throws IOException {
        for (var child : children(element)) {
            if (child.getTagName().equals(name)) {
                return replaced(child.getTextContent().strip());
            }
        }
        return otherwise;
    }

    private String replaced(String text) throws IOException {
        var property = PROPERTY.matcher(text);
        var result = new StringBuilder();
        while (property.find()) {
            var value = properties.get(property.group(1));
            if (value == null) {
                throw new IOException("nothing says what ${" + property.group(1) + "} is");
            }
            property.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return property.appendTail(result).toString();
    }

    private static List<Element> children(Element element) {
        var nodes = element.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast)
                .toList();
    }
}
