package dev.rouage.kpi;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.rouage.kpi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule CALCULATIONS_KNOW_NO_FRAMEWORK = noClasses().that()
            .resideInAnyPackage("..calendar..", "..money..", "..catalogue..", "..journey..", "..contribution..",
                    "..figure..", "dev.rouage.kpi.objective",
                    "dev.rouage.kpi.alert")
            .should().dependOnClassesThat().resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..",
                    "io.smallrye..", "org.hibernate..");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.rouage.kpi.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = classes().should()
            .haveSimpleNameNotEndingWith("Impl").andShould().haveSimpleNameNotEndingWith("Util")
            .andShould().haveSimpleNameNotEndingWith("Helper").andShould().haveSimpleNameNotEndingWith("Dto");
}
