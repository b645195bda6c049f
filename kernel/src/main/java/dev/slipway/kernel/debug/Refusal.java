package dev.slipway.kernel.debug;

/// A request of a debugger that cannot be done; the message is a sentence for a person.
final class Refusal extends Exception {
    Refusal(String sentence) {
        super(sentence);
    }
}
