package dev.rouage.demo.story;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** One term of a subscription. */
record Contract(String id, String account, LocalDate startOn, LocalDate endOn, @Nullable String renewalOf,
        @Nullable LocalDate cancelledOn, BigDecimal monthly, String currency) {}
