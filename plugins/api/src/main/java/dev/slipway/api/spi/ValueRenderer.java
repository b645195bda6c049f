package dev.slipway.api.spi;

import dev.slipway.api.output.MimeBundle;

/// Shows values of one type. Implementations are stateless and have a public no-argument constructor.
///
/// The renderer whose `type` is nearest to the value's class wins; one that throws costs only itself.
///
/// @param <T> what it shows
public interface ValueRenderer<T> {
    /// Returns the class whose instances this renderer shows.
    Class<T> type();

    /// Tells whether this renderer shows `value`, for one whose `type` is wider than what it knows: classes of a
    /// library that it is not compiled against, told by their names. Cost: it is asked often.
    default boolean shows(T value) {
        return true;
    }

    /// Returns `value` in its forms, richest first; always with `text/plain`.
    MimeBundle render(T value);
}
