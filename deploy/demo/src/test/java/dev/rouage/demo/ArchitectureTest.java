package dev.rouage.demo;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "dev.rouage.demo", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.rouage.demo.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_STORY_IS_PURE = noClasses().that()
            .resideInAnyPackage("dev.rouage.demo.record", "dev.rouage.demo.story", "dev.rouage.demo.naive")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "com.fasterxml..", "java.net..");

    @ArchTest
    static final ArchRule THE_NAIVE_FIGURES_KNOW_ONLY_RECORDS = noClasses().that()
            .resideInAPackage("dev.rouage.demo.naive")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.rouage.demo.story");
}
