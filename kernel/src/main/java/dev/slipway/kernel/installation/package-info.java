/// Where the program's parts lie on this machine. Uses nothing of ours, so that engine, analysis and client all may.
@NullMarked
package dev.slipway.kernel.installation;

import org.jspecify.annotations.NullMarked;
