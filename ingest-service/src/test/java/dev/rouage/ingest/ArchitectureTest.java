package dev.rouage.ingest;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.rouage.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule recordsAndMappingsKnowNoFramework = noClasses().that()
            .resideInAnyPackage("..ingest.record..", "..ingest.mapping..")
            .should().dependOnClassesThat().resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..");

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("dev.rouage.ingest.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatTheyAre = noClasses().should()
            .haveNameMatching(".*(Impl|Helper|Util|Utils|Dto|Manager)");
}
