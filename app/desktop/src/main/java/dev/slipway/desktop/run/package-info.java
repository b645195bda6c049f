/// The page of one run: cause, graph, timeline, tasks, and a task with its log and artifacts.
@NullMarked
package dev.slipway.desktop.run;

import org.jspecify.annotations.NullMarked;
