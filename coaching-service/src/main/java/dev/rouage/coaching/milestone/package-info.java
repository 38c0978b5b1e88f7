/** Tells the other services which milestones people have to reach by when, and when they have. */
@NullMarked
package dev.rouage.coaching.milestone;

import org.jspecify.annotations.NullMarked;
