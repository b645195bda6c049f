package dev.slipway.kernel.file.json;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A JSON value and where it stands in its text: UTF-16 offsets `start`, inclusive, to `end`, exclusive. Immutable.
public sealed interface Json {
    /// Returns the offset of its first character.
    int start();

    /// Returns the offset after its last character.
    int end();

    /// Returns its spelling in `text`, the text it was read from.
    default String raw(String text) {
        return text.substring(start(), end());
    }

    /// An object; the same name may stand twice, then the last one counts.
    record Members(int start, int end, List<Member> all) implements Json {
        public Members {
            all = List.copyOf(all);
        }

        /// Returns the value of `name`, null if there is none.
        public @Nullable Json get(String name) {
            for (int i = all.size() - 1; i >= 0; i--) {
                if (all.get(i).name().equals(name)) {
                    return all.get(i).value();
                }
            }
            return null;
        }

        /// Returns the text of the member `name`; empty if it is absent or no string.
        public Optional<String> text(String name) {
            return get(name) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
        }
    }

    /// One entry of an object, from its name's first quote to the end of its value.
    record Member(int start, String name, Json value) {
        /// Returns the offset after the value's last character.
        public int end() {
            return value.end();
        }
    }

    /// An array.
    record Items(int start, int end, List<Json> all) implements Json {
        public Items {
            all = List.copyOf(all);
        }
    }

    /// A string, its escapes resolved.
    record Text(int start, int end, String value) implements Json {}

    /// A number as it is spelled; `NaN`, `Infinity` and `-Infinity`, which Python writes, count as numbers.
    record Figure(int start, int end, String spelling) implements Json {
        /// Returns the number as an `int`; null if it is none or too large.
        public @Nullable Integer whole() {
            try {
                return Integer.valueOf(spelling);
            } catch (NumberFormatException notWhole) {
                return null;
            }
        }
    }

    /// `true`, `false` or `null`.
    record Word(int start, int end, String spelling) implements Json {}
}
