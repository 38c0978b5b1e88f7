package dev.rouage.coaching.onboarding;

import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A person's onboarding program, and the day of the first sale; null when there is none.
 */
record Enrolment(UUID person, UUID program, LocalDate enrolledOn, @Nullable LocalDate firstSaleOn) {}
