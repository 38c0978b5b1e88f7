package dev.rouage.kpi.catalogue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

import dev.rouage.kpi.catalogue.KpiDefinition.Choice;

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
            case OPEN_DEAL_AGE -> event(kpi, Unit.DAYS, Direction.LOWER_IS_BETTER,
                    new Wording("Age of open deals", "Âge des affaires ouvertes"),
                    new Wording(
                            "Days from creation to the period's last day (today at most), averaged over the deals open"
                                    + " then; the median is within a week",
                            "Jours entre la création et le dernier jour de la période (aujourd'hui au plus tard),"
                                    + " en moyenne sur les affaires alors ouvertes ; la médiane à une semaine près"));
            case PIPELINE_VELOCITY -> event(kpi, Unit.MONEY_PER_DAY, Direction.HIGHER_IS_BETTER,
                    new Wording("Pipeline velocity", "Vélocité du pipeline"),
                    new Wording(
                            "Deals open at the period's end × win rate by count × average sale value / average days to win",
                            "Affaires ouvertes en fin de période × taux de réussite en nombre × valeur moyenne d'une vente"
                                    + " / durée moyenne du cycle gagné en jours"));
            case WEIGHTED_PIPELINE -> event(kpi, Unit.MONEY, Direction.HIGHER_IS_BETTER,
                    new Wording("Weighted pipeline", "Pipeline pondéré"),
                    new Wording(
                            "Sum of amount × probability (0..1) of the stage over the deals that were created before the"
                                    + " period's end and are open now; amounts at the rate of the day of creation",
                            "Somme des montants × probabilité (0..1) de l'étape, sur les affaires créées avant la fin de la"
                                    + " période et ouvertes aujourd'hui ; montants au taux du jour de création"));
            case LEAD_TO_OPPORTUNITY_RATE -> cohort(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER,
                    new Choice(EnumSet.of(Basis.COHORT, Basis.EVENT), true),
                    new Wording("Lead to opportunity rate", "Taux de transformation des leads en opportunités"),
                    new Wording("Leads detected in the period whose first opportunity was created within the company's"
                            + " window (90 days by default), or the one asked for / leads detected in the period, disqualified ones included; on the"
                            + " basis EVENT leads whose first opportunity was created in the period / leads detected in it",
                            "Leads détectés dans la période dont la première opportunité est créée dans le délai de"
                                    + " l'entreprise (90 jours par défaut) ou le délai demandé / leads détectés dans la période, disqualifiés compris ; sur la"
                                    + " base EVENT, leads dont la première opportunité est créée dans la période / leads"
                                    + " détectés dans la période"));
            case QUALIFIED_LEAD_RATE -> cohort(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER, unlimited(),
                    new Wording("Qualified lead rate", "Taux de leads qualifiés"),
                    new Wording(
                            "Leads detected in the period that were qualified since, within the window if one is asked"
                                    + " for / leads detected in the period",
                            "Leads détectés dans la période et qualifiés depuis, dans le délai demandé le cas échéant"
                                    + " / leads détectés dans la période"));
            case FIRST_CONTACT_DELAY -> cohort(kpi, Unit.MINUTES, Direction.LOWER_IS_BETTER, unlimitedOnly(),
                    new Wording("First contact delay", "Délai de premier contact"),
                    new Wording("Minutes from a lead's detection to the first outbound activity of a person, elapsed or"
                            + " within business hours, averaged over the leads detected in the period and contacted"
                            + " since; research and personalisation are no contact",
                            "Minutes entre la détection d'un lead et la première activité sortante d'une personne,"
                                    + " écoulées ou ouvrées, en moyenne sur les leads détectés dans la période et"
                                    + " contactés depuis ; recherche et personnalisation ne sont pas un contact"));
            case CONTACTED_RATE -> cohort(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER, unlimited(),
                    new Wording("Contacted rate", "Taux de leads contactés"),
                    new Wording(
                            "Leads detected in the period that a person contacted since, within the window if one is"
                                    + " asked for / leads detected in the period",
                            "Leads détectés dans la période et contactés depuis par une personne, dans le délai demandé"
                                    + " le cas échéant / leads détectés dans la période"));
            case PERSONALISATION_TIME -> cohort(kpi, Unit.MINUTES, Direction.NEUTRAL, unlimitedOnly(),
                    new Wording("Personalisation time", "Temps de personnalisation"),
                    new Wording(
                            "Minutes of research and personalisation before the first contact, averaged over the leads"
                                    + " detected in the period and contacted since for which any were noted",
                            "Minutes de recherche et de personnalisation avant le premier contact, en moyenne sur les"
                                    + " leads détectés dans la période et contactés depuis pour lesquels du temps est"
                                    + " noté"));
            case LEAD_TO_CUSTOMER_RATE -> cohort(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER,
                    new Choice(EnumSet.of(Basis.COHORT), true),
                    new Wording("Lead to customer rate", "Taux de transformation des leads en clients"),
                    new Wording(
                            "Leads detected in the period whose first deal, renewals apart, was won within the"
                                    + " company's window (180 days by default), or the one asked for / leads detected in the period",
                            "Leads détectés dans la période dont la première affaire, hors renouvellements, est gagnée"
                                    + " dans le délai de l'entreprise (180 jours par défaut) ou le délai demandé / leads détectés dans la période"));
            case ACQUISITION_COST -> event(kpi, Unit.MONEY, Direction.LOWER_IS_BETTER,
                    new Wording("Customer acquisition cost", "Coût d'acquisition d'un client"),
                    new Wording(
                            "Costs of sales and marketing, or of marketing alone (PAID), that fall on the days of the"
                                    + " period, or as many days before it as asked for / new customers of the period",
                            "Coûts commerciaux et marketing, ou marketing seuls (PAID), portant sur les jours de la"
                                    + " période, ou décalés du nombre de jours demandé / nouveaux clients de la période"));
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
            case CUSTOMER_RETENTION -> cohort(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER,
                    new Wording("Customer retention", "Fidélisation des clients"),
                    new Wording("Customers when the period begins who still are when it ends / customers when it "
                            + "begins; a contract renewed within the company's grace (30 days by default) goes on",
                            "Clients au début de la période qui le sont encore à sa fin / clients à son début "
                                    + "; un contrat renouvelé dans le délai de grâce de l'entreprise (30 jours par défaut)"
                                    + " se poursuit"));
            case GROSS_REVENUE_RETENTION -> cohort(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER,
                    new Wording("Gross revenue retention", "Rétention brute du revenu"),
                    new Wording("Monthly recurring revenue that the customers of the period's beginning still "
                            + "bring, of each no more than it brought / what they brought",
                            "Revenu mensuel récurrent que les clients du début de la période apportent encore, "
                                    + "plafonné pour chacun à ce qu'il apportait / ce qu'ils apportaient"));
            case NET_REVENUE_RETENTION -> cohort(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER,
                    new Wording("Net revenue retention", "Rétention nette du revenu"),
                    new Wording("Monthly recurring revenue that the customers of the period's beginning bring at "
                            + "its end / what they brought",
                            "Revenu mensuel récurrent que les clients du début de la période apportent à sa "
                                    + "fin / ce qu'ils apportaient"));
            case RENEWAL_RATE -> event(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER,
                    new Wording("Renewal rate", "Taux de renouvellement"),
                    new Wording("Contracts renewed / contracts whose term ended in the period; within the "
                            + "company's grace (30 days by default) one "
                            + "that is not renewed is pending and not counted, one renewed early counts at its "
                            + "original end",
                            "Contrats renouvelés / contrats dont le terme est échu dans la période ; pendant "
                                    + "le délai de grâce de l'entreprise (30 jours par défaut) un contrat non renouvelé est en attente et ne compte pas, un contrat "
                                    + "renouvelé plus tôt compte à son terme initial"));
            case NET_PROMOTER_SCORE -> event(kpi, Unit.POINTS, Direction.HIGHER_IS_BETTER,
                    new Wording("Net promoter score", "Net promoter score"),
                    new Wording("Percentage of answers of 9 and 10 less that of answers from 0 to 6; of each "
                            + "account its latest answer in the period, or all",
                            "Pourcentage de réponses de 9 et 10 moins celui des réponses de 0 à 6 ; de chaque "
                                    + "compte la dernière réponse de la période, ou toutes"));
            case COMPLAINTS -> event(kpi, Unit.COUNT, Direction.LOWER_IS_BETTER,
                    new Wording("Complaints", "Réclamations"),
                    new Wording("Complaints opened in the period",
                            "Réclamations ouvertes dans la période"));
            case COMPLAINTS_PER_100_CUSTOMERS -> event(kpi, Unit.PER_HUNDRED, Direction.LOWER_IS_BETTER,
                    new Wording("Complaints per 100 customers", "Réclamations pour 100 clients"),
                    new Wording("Complaints opened in the period × 100 / mean of the customers when it begins and "
                            + "when it ends",
                            "Réclamations ouvertes dans la période × 100 / moyenne des clients à son début et "
                                    + "à sa fin"));
            case REVIEW_RATING -> event(kpi, Unit.POINTS, Direction.HIGHER_IS_BETTER,
                    new Wording("Review rating", "Note des avis"),
                    new Wording("Sum of the ratings, 1 to 5, of the reviews published in the period / their number",
                            "Somme des notes, de 1 à 5, des avis publiés dans la période / leur nombre"));
            case TIME_TO_FIRST_SALE -> cohort(kpi, Unit.DAYS, Direction.LOWER_IS_BETTER,
                    new Wording("Time to first sale", "Délai avant la première vente"),
                    new Wording("Days from the day of hire to the first won deal that the rep owned from its "
                            + "beginning: the median over those hired in the period, after Kaplan and Meier",
                            "Jours entre l'embauche et la première affaire gagnée suivie par le commercial "
                                    + "depuis son début : médiane sur les embauchés de la période, selon Kaplan et Meier"));
            case ONBOARDING_TRAINING_TIME -> cohort(kpi, Unit.MINUTES, Direction.NEUTRAL,
                    new Wording("Training until the first sale", "Formation avant la première vente"),
                    new Wording("Minutes of training until the first sale, averaged over those hired in the period "
                            + "who have had one",
                            "Minutes de formation jusqu'à la première vente, en moyenne sur les embauchés de "
                                    + "la période qui en ont eu une"));
            case TRAINING_COMPLETION -> event(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER,
                    new Wording("Training completion", "Achèvement de la formation"),
                    new Wording("Milestones completed, late or not / milestones that fell due in the period",
                            "Étapes achevées, en retard ou non / étapes échues dans la période"));
            case TRAINING_PASS_RATE -> event(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER,
                    new Wording("Training pass rate", "Taux de réussite en formation"),
                    new Wording("Exercises passed on the first attempt, or on any / exercises first attempted in "
                            + "the period",
                            "Exercices réussis au premier essai, ou à l'un d'eux / exercices essayés pour la "
                                    + "première fois dans la période"));
            case SKILL_MASTERY -> event(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER,
                    new Wording("Skill mastery", "Maîtrise des compétences"),
                    new Wording("Required skills that reps have acquired / skills required, when the period ends",
                            "Compétences requises acquises / compétences requises, à la fin de la période"));
            case COACHING_SESSIONS_HELD -> event(kpi, Unit.RATIO, Direction.HIGHER_IS_BETTER,
                    new Wording("Coaching sessions held", "Séances de coaching tenues"),
                    new Wording("Coaching sessions held / coaching sessions planned for the period",
                            "Séances de coaching tenues / séances prévues dans la période"));
        };
    }

    /** On what was detected in the period, with a window only where one is asked for. */
    private static Choice unlimited() {
        return new Choice(EnumSet.of(Basis.COHORT), true);
    }

    private static Choice unlimitedOnly() {
        return new Choice(EnumSet.of(Basis.COHORT), false);
    }

    private static KpiDefinition cohort(KpiId kpi, Unit unit, Direction direction, Choice choice, Wording name,
            Wording formula) {
        return new KpiDefinition(kpi, unit, direction, Basis.COHORT, 1, name, formula, choice);
    }

    private static KpiDefinition event(KpiId kpi, Unit unit, Direction direction, Wording name, Wording formula) {
        return new KpiDefinition(kpi, unit, direction, Basis.EVENT, 1, name, formula);
    }

    private static KpiDefinition cohort(KpiId kpi, Unit unit, Direction direction, Wording name, Wording formula) {
        return new KpiDefinition(kpi, unit, direction, Basis.COHORT, 1, name, formula);
    }
}
