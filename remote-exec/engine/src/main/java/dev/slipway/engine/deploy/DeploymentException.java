package dev.slipway.engine.deploy;

import java.io.IOException;

/// What was asked of the deployments cannot be: no such version or flow, nothing to go back to, no name for a branch.
public class DeploymentException extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param message what is wrong, and what to do
    public DeploymentException(String message) {
        super(message);
    }
}
