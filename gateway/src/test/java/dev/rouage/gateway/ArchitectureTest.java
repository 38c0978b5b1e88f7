package dev.rouage.gateway;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.rouage.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule planningKnowsNoFramework = noClasses().that()
            .resideInAnyPackage("..gateway.selection..", "..gateway.supergraph..", "..gateway.operation..",
                    "..gateway.planner..", "..gateway.executor..", "..gateway.engine..", "..gateway.problem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..");

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("dev.rouage.gateway.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatTheyAre = noClasses().should()
            .haveNameMatching(".*(Impl|Helper|Util|Utils|Dto|Manager)");
}
