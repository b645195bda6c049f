package dev.slipway.cli.flow;

import dev.slipway.cli.call.Fault;

/// What a tag may be.
public final class Tags {
    private Tags() {}

    /// @throws Fault if `tag` is none
    public static void check(String tag) throws Fault {
        if (tag.isBlank()
                || tag.startsWith("+")
                || tag.startsWith("-")
                || tag.chars().anyMatch(Character::isWhitespace)) {
            throw Fault.usage(
                    "bad-tag", "This is no tag: '" + tag + "'.", "A tag is one word that begins with neither + nor -.");
        }
    }
}
