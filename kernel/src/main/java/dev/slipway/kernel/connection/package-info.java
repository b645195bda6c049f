/// The databases a workspace knows by name: declared once in a small file, without secrets; passwords are in the
/// keyring or the environment, drivers in the cache of Maven.
@NullMarked
package dev.slipway.kernel.connection;

import org.jspecify.annotations.NullMarked;
