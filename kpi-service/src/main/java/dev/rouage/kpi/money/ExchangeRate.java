package dev.rouage.kpi.money;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One unit of {@code base} is {@code rate} units of {@code quote} from that day on; currencies as in ISO 4217. */
public record ExchangeRate(String base, String quote, LocalDate on, BigDecimal rate) {}
