package dev.slipway.api.run;

/// The level of the API that cells and plug-ins see; part of every step key.
public final class ApiLevel {
    /// The level of this build; grows with every change that cells or plug-ins can notice.
    public static final int CURRENT = 2;

    private ApiLevel() {}
}
