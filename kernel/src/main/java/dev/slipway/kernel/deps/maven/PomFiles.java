package dev.slipway.kernel.deps.maven;

import dev.slipway.kernel.deps.Declaration;
import dev.slipway.kernel.deps.Declarations;
import dev.slipway.kernel.problem.Place;
import dev.slipway.kernel.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Replaces the `pom.xml`s that declarations name by what stands in them.
///
/// @param folder the notebook's
/// @param problems takes what is wrong
record PomFiles(Path folder, List<Problem> problems) {
    Declarations expand(Declarations given) {
        var all = new ArrayList<Declaration>();
        for (var one : given.all()) {
            switch (one) {
                case Declaration.Pom pom -> all.addAll(read(pom.text(), pom.place()));
                case Declaration.PomFile file -> all.addAll(read(text(file), file.place()));
                case Declaration.Dependency _,
                        Declaration.Bom _,
                        Declaration.Repository _,
                        Declaration.LocalJars _,
                        Declaration.JavaVersion _,
                        Declaration.JavaOptions _ -> all.add(one);
            }
        }
        return new Declarations(all, given.problems());
    }

    private String text(Declaration.PomFile file) {
        try {
            return Files.readString(folder.resolve(file.path()));
        } catch (IOException | InvalidPathException e) {
            problems.add(Problem.error(
                    "dependency-not-found",
                    "There is no file " + file.path() + " to read dependencies from ("
                            + file.place().words() + ").",
                    "The path counts from the notebook's folder, " + folder + ".",
                    file.place()));
            return "<dependencies/>";
        }
    }

    private List<Declaration> read(String text, Place place) {
        try {
            return PomText.read(text, place);
        } catch (IOException e) {
            problems.add(Problem.error(
                    "bad-dependency",
                    "The dependencies in " + place.words() + " cannot be read: " + e.getMessage() + ".",
                    "Write <dependency> elements as in a pom.xml.",
                    place));
            return List.of();
        }
    }
}
