/// Commands about versions: deploy, deployments, promote, rollback.
@NullMarked
package dev.slipway.cli.deploy;

import org.jspecify.annotations.NullMarked;
