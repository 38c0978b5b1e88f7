/** How far new hires are: their program's milestones and their first sale. */
@NullMarked
package dev.rouage.coaching.onboarding;

import org.jspecify.annotations.NullMarked;
