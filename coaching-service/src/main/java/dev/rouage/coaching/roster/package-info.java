/** People and teams as the feed tells them, and who may see whom. */
@NullMarked
package dev.rouage.coaching.roster;

import org.jspecify.annotations.NullMarked;
