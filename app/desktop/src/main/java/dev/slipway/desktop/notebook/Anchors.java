package dev.slipway.desktop.notebook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where links within a notebook lead: `#A-heading` as Jupyter and GitHub spell it, the name of a step, `#cell-3`, the
/// id of a cell.
///
/// @param cells in order
record Anchors(List<CellViewModel> cells) {
    private static final String CELL = "cell-";

    /// Returns the cell that `name`, without its `#`, leads to.
    Optional<CellViewModel> find(String name) {
        var wanted = plain(decoded(name));
        return byHeading(wanted).or(() -> byId(decoded(name))).or(() -> byPlace(wanted));
    }

    private Optional<CellViewModel> byHeading(String wanted) {
        return Outline.of(cells).entries().stream()
                .filter(entry -> plain(entry.words()).equals(wanted))
                .map(Outline.Entry::cell)
                .findFirst();
    }

    private Optional<CellViewModel> byId(String id) {
        return cells.stream().filter(cell -> cell.id().value().equals(id)).findFirst();
    }

    private Optional<CellViewModel> byPlace(String wanted) {
        if (!wanted.matches(CELL + "\\d{1,6}")) {
            return Optional.empty();
        }
        int place = Integer.parseInt(wanted.substring(CELL.length()));
        return place >= 1 && place <= cells.size() ? Optional.of(cells.get(place - 1)) : Optional.empty();
    }

    /// Returns `words` as both spellings of an anchor have it: small letters, signs left out, `-` for spaces.
    private static String plain(String words) {
        return words.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                .replaceAll("\\s", "-");
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return name;
        }
    }
}
