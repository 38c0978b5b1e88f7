package dev.rouage.kpi.catalogue;

import java.util.Arrays;
import java.util.List;

/** The definitions of all figures. */
public final class Catalogue {
    private Catalogue() {}

    /** All of them, in the order of a scorecard. */
    public static List<KpiDefinition> all() {
        return Arrays.stream(KpiId.values()).map(Catalogue::definition).toList();
    }

    /** The definition of a figure. */
    public static KpiDefinition definition(KpiId kpi) {
        return switch (kpi) {
            case SALES_CYCLE_LENGTH -> event(kpi, Unit.DAYS, Direction.LOWER_IS_BETTER,
                    new Wording("Sales cycle length", "Durée du cycle de vente"),
                    new Wording("Days from a deal's creation to its closing, averaged over the deals won in the period",
                            "Jours entre la création d'une affaire et sa clôture,"
                                    + " en moyenne sur les affaires gagnées dans la période"));
            case LOST_CYCLE_LENGTH -> event(kpi, Unit.DAYS, Direction.LOWER_IS_BETTER,
                    new Wording("Cycle length of lost deals", "Durée du cycle des affaires perdues"),
                    new Wording(
                            "Days from a deal's creation to its closing, averaged over the deals lost in the period",
                            "Jours entre la création d'une affaire et sa clôture,"
                                    + " en moyenne sur les affaires perdues dans la période"));
            case WIN_RATE_BY_COUNT -> event(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER,
                    new Wording("Win rate by count", "Taux de réussite en nombre"),
                    new Wording("Deals won / deals won or lost in the period",
                            "Affaires gagnées / affaires gagnées ou perdues dans la période"));
            case WIN_RATE_BY_AMOUNT -> event(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER,
                    new Wording("Win rate by amount", "Taux de réussite en montant"),
                    new Wording("Amount of deals won / amount of deals won or lost in the period",
                            "Montant des affaires gagnées / montant des affaires gagnées ou perdues dans la période"));
            case WON_REVENUE -> event(kpi, Unit.MONEY, Direction.HIGHER_IS_BETTER,
                    new Wording("Won revenue", "Chiffre d'affaires gagné"),
                    new Wording("Sum of the amounts of the deals won in the period",
                            "Somme des montants des affaires gagnées dans la période"));
            case AVERAGE_SALE_VALUE -> event(kpi, Unit.MONEY, Direction.HIGHER_IS_BETTER,
                    new Wording("Average sale value", "Valeur moyenne d'une vente"),
                    new Wording(
                            "Amount of the deals won in the period / their number; deals without an amount left out",
                            "Montant des affaires gagnées dans la période / leur nombre, sans celles dépourvues de montant"));
            case NEW_CUSTOMERS -> event(kpi, Unit.COUNT, Direction.HIGHER_IS_BETTER,
                    new Wording("New customers", "Nouveaux clients"),
                    new Wording("Accounts whose first won deal, renewals apart, closed in the period",
                            "Comptes dont la première affaire gagnée, hors renouvellements, est close dans la période"));
            case FIRST_PURCHASE_VALUE -> event(kpi, Unit.MONEY, Direction.HIGHER_IS_BETTER,
                    new Wording("First purchase value", "Valeur du premier achat"),
                    new Wording(
                            "Amount of the first won deal, renewals apart, averaged over the period's new customers",
                            "Montant de la première affaire gagnée, hors renouvellements,"
                                    + " en moyenne sur les nouveaux clients de la période"));
        };
    }

    private static KpiDefinition event(KpiId kpi, Unit unit, Direction direction, Wording name, Wording formula) {
        return new KpiDefinition(kpi, unit, direction, Basis.EVENT, 1, name, formula);
    }
}
