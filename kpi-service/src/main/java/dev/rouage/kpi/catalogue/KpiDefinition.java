package dev.rouage.kpi.catalogue;

import java.util.Set;

/**
 * What a figure is.
 *
 * @param formula
 *            how it is worked out, in words
 * @param version
 *            grows when the same records would give another figure than before
 * @param choice
 *            what of it a question may choose
 */
public record KpiDefinition(KpiId kpi, Unit unit, Direction direction, Basis basis, int version, Wording name,
        Wording formula, Choice choice) {

    /** A figure that leaves no choice of basis and has no window. */
    public KpiDefinition(KpiId kpi, Unit unit, Direction direction, Basis basis, int version, Wording name,
            Wording formula) {
        this(kpi, unit, direction, basis, version, name, formula, new Choice(Set.of(basis), false));
    }

    /**
     * What a question may choose.
     *
     * @param bases
     *            all that the figure can be worked out on
     * @param window
     *            whether a window can be given, on the basis COHORT
     */
    public record Choice(Set<Basis> bases, boolean window) {
        /** Takes a copy. */
        public Choice {
            bases = Set.copyOf(bases);
        }
    }
}
