package dev.slipway.engine.deploy;

/// Someone else has published a version since the newest one was looked at.
public final class DeployedMeanwhileException extends DeploymentException {
    private static final long serialVersionUID = 1L;

    private final transient Deployment first;

    /// @param first the version that came first
    public DeployedMeanwhileException(Deployment first) {
        super(first.created().who() + " was first: version " + first.version() + " of " + first.flow()
                + " was deployed on " + first.branch() + " at "
                + first.created().when()
                + (first.created().note().isEmpty()
                        ? ""
                        : " (" + first.created().note() + ")")
                + ". Look at what it changes, then deploy again.");
        this.first = first;
    }

    /// Returns the version that came first.
    public Deployment first() {
        return first;
    }
}
