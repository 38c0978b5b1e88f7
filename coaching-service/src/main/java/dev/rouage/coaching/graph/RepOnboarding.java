package dev.rouage.coaching.graph;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.rouage.coaching.curriculum.Milestone;
import dev.rouage.coaching.onboarding.Onboarding;
import dev.rouage.coaching.program.MilestoneStanding;
import dev.rouage.coaching.sale.TimeToFirstSale;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An onboarding as the graph shows it. */
@Name("Onboarding")
@Description("A rep's way into the company: the program that the rep follows, and the first sale")
public record RepOnboarding(
        @NonNull @Description("The program that the rep follows") TrainingProgram program,
        @NonNull @Description("The day from which the milestones count: the day of hire, or of the enrolment for who was hired more than 120 days before it") LocalDate startedOn,
        @NonNull @Description("Completed modules over all modules of the program, 0 to 1, rounded down to four decimals") BigDecimal progress,
        @NonNull @Description("The milestones of the program, in order") List<@NonNull OnboardingMilestone> milestones,
        @Description("The unfinished milestone that is due first; null when all are completed") @Nullable OnboardingMilestone dueNext,
        @Description("Days from the day of hire to the first won deal that was created since then; null when noTimeToFirstSaleBecause says why") @Nullable BigDecimal timeToFirstSale,
        @Description("The day of that first sale") @Nullable LocalDate firstSaleOn,
        @Description("Why timeToFirstSale is null") @Nullable NoFirstSaleReason noTimeToFirstSaleBecause) {

    static RepOnboarding of(Onboarding onboarding) {
        Map<UUID, Milestone> byId = onboarding.program().milestones().stream()
                .collect(Collectors.toMap(Milestone::id, Function.identity()));
        Function<MilestoneStanding, OnboardingMilestone> shown = standing -> OnboardingMilestone
                .of(byId.get(standing.milestone()), standing, onboarding);
        FirstSale sale = FirstSale.of(onboarding.timeToFirstSale());
        return new RepOnboarding(TrainingProgram.of(onboarding.program()), onboarding.startedOn(),
                onboarding.standing().progress(),
                onboarding.standing().milestones().stream().map(shown).toList(),
                onboarding.standing().dueNext().map(shown).orElse(null), sale.days(), sale.on(), sale.reason());
    }

    /** The three nullable fields that tell of the first sale. */
    private record FirstSale(@Nullable BigDecimal days, @Nullable LocalDate on, @Nullable NoFirstSaleReason reason) {

        static FirstSale of(TimeToFirstSale time) {
            return switch (time) {
                case TimeToFirstSale.Sold(LocalDate on, long days) -> new FirstSale(BigDecimal.valueOf(days), on, null);
                case TimeToFirstSale.NotYetSold _ -> new FirstSale(null, null, NoFirstSaleReason.NOT_YET_SOLD);
                case TimeToFirstSale.HireDateUnknown _ -> new FirstSale(null, null,
                        NoFirstSaleReason.HIRE_DATE_UNKNOWN);
            };
        }
    }
}
