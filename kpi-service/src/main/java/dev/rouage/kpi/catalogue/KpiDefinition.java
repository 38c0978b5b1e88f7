package dev.rouage.kpi.catalogue;

/**
 * What a figure is.
 *
 * @param formula
 *            how it is worked out, in words
 * @param version
 *            grows when the same records would give another figure than before
 */
public record KpiDefinition(KpiId kpi, Unit unit, Direction direction, Basis basis, int version, Wording name,
        Wording formula) {}
