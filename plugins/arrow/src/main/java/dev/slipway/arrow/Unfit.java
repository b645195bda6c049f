package dev.slipway.arrow;

/// What cannot be read, in words that follow the file's name.
final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String words) {
        super(words);
    }
}
