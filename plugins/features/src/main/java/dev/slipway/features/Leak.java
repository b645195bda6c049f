package dev.slipway.features;

/// Something that rows to train on and rows to test on tell each other, or that a feature tells of the label.
/// Immutable.
///
/// @param kind what it is
/// @param where the columns it concerns, or what was fitted; empty if it is the whole rows
/// @param words what was found, with numbers, and what to do: whole sentences
public record Leak(Kind kind, String where, String words) {
    /// The kinds of leaks.
    public enum Kind {
        FIT_BEFORE_SPLIT("fit before split"),
        TARGET_IN_FEATURES("target in features"),
        DUPLICATED_ROWS("duplicated rows"),
        TIME_OVERLAP("time overlap"),
        GROUP_OVERLAP("group overlap"),
        IDENTIFIER("identifier");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// Returns the words for it in a sentence.
        public String word() {
            return word;
        }
    }
}
