package dev.rouage.coaching;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.rouage.coaching", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule calculationsKnowNoFramework = noClasses()
            .that().resideInAnyPackage("..calendar..", "..program..", "..sale..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("io..", "jakarta..", "org.hibernate..", "org.eclipse..", "com.fasterxml..",
                    "dev.rouage.platform..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.rouage.coaching.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses().should()
            .haveNameMatching(".*(Impl|Helper|Util|Utils|Dto|DTO)");

    @ArchTest
    static final ArchRule graphApisAreNamedForTheirRole = classes()
            .that().areAnnotatedWith("org.eclipse.microprofile.graphql.GraphQLApi").should()
            .haveNameMatching(".*(Queries|Mutations|Entities)").andShould().resideInAPackage("..graph");
}
