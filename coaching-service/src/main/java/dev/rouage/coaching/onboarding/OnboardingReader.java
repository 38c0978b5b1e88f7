package dev.rouage.coaching.onboarding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.rouage.coaching.company.Company;
import dev.rouage.coaching.company.CompanyStore;
import dev.rouage.coaching.curriculum.Program;
import dev.rouage.coaching.curriculum.ProgramLibrary;
import dev.rouage.coaching.program.ProgramClock;
import dev.rouage.coaching.program.ProgramEvaluation;
import dev.rouage.coaching.roster.Person;
import dev.rouage.coaching.sale.TimeToFirstSale;
import dev.rouage.platform.tenant.TenantId;
import io.smallrye.mutiny.Uni;

/** Works out the onboarding of people; the number of statements does not depend on how many they are. */
@ApplicationScoped
public class OnboardingReader {
    private final CompanyStore companies;
    private final ProgramLibrary programs;
    private final OnboardingStore store;
    private final Clock clock;

    OnboardingReader(CompanyStore companies, ProgramLibrary programs, OnboardingStore store, Clock clock) {
        this.companies = companies;
        this.programs = programs;
        this.store = store;
        this.clock = clock;
    }

    /** By person; who follows no onboarding program is not in the answer. */
    public Uni<Map<UUID, Onboarding>> read(TenantId tenant, Collection<Person> people) {
        Set<UUID> ids = people.stream().map(Person::id).collect(Collectors.toSet());
        Uni<Followed> followed = store.enrolments(tenant, ids)
                .chain(enrolments -> programs.find(tenant, programsOf(enrolments))
                        .map(contents -> new Followed(enrolments, contents)));
        return Uni.combine().all().unis(companies.load(tenant), followed, store.completions(tenant, ids))
                .with((company, enrolled, completions) -> assemble(company, people, enrolled, completions));
    }

    private Map<UUID, Onboarding> assemble(Company company, Collection<Person> people, Followed followed,
            Map<UUID, Map<UUID, Instant>> completions) {
        Map<UUID, Person> byId = people.stream().collect(Collectors.toMap(Person::id, person -> person,
                (one, _) -> one));
        Map<UUID, ProgramEvaluation> evaluations = followed.evaluations(company, company.today(clock));
        Map<UUID, Onboarding> onboardings = new HashMap<>();
        for (Enrolment enrolment : followed.enrolments()) {
            Person person = byId.get(enrolment.person());
            Program program = followed.programs().get(enrolment.program());
            ProgramEvaluation evaluation = evaluations.get(enrolment.program());
            if (person != null && program != null && evaluation != null) {
                Map<UUID, LocalDate> days = days(company, completions.getOrDefault(person.id(), Map.of()));
                LocalDate start = ProgramClock.startOf(person.hiredOn(), enrolment.enrolledOn());
                onboardings.put(person.id(), new Onboarding(program, start, days, evaluation.of(start, days),
                        TimeToFirstSale.of(person.hired(), enrolment.firstSaleOn())));
            }
        }
        return onboardings;
    }

    private static Map<UUID, LocalDate> days(Company company, Map<UUID, Instant> completions) {
        return completions.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                entry -> LocalDate.ofInstant(entry.getValue(), company.zone())));
    }

    private static Set<UUID> programsOf(List<Enrolment> enrolments) {
        return enrolments.stream().map(Enrolment::program).collect(Collectors.toSet());
    }

    private record Followed(List<Enrolment> enrolments, Map<UUID, Program> programs) {

        Map<UUID, ProgramEvaluation> evaluations(Company company, LocalDate today) {
            return programs.values().stream().collect(Collectors.toMap(Program::id,
                    program -> new ProgramEvaluation(program.plan(), company.calendar(), today)));
        }
    }
}
