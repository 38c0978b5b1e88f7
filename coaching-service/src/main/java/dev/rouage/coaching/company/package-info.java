/** What a company has set for itself: its zone, its days off, its onboarding program. */
@NullMarked
package dev.rouage.coaching.company;

import org.jspecify.annotations.NullMarked;
