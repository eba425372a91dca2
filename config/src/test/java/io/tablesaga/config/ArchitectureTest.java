package io.tablesaga.config;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.tablesaga.config.breaking.ordering.OrderInTrouble;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The walls Maven's class path cannot hold; each is seen to fall against classes that break it. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tablesaga");
    private static final JavaClasses BREAKING = new ClassFileImporter()
            .importPackages(OrderInTrouble.class.getPackageName(), "io.tablesaga.config.breaking");

    enum Wall {
        DOMAIN_IS_PLAIN_JAVA(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..routes..",
                        "..persistence..",
                        "..web..",
                        "..grpc..",
                        "..adapters..",
                        "..config",
                        "..saga..",
                        "..diagrams..",
                        "..sandbox..",
                        "..servers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "org.apache.camel..", "jakarta..", "java.sql..", "javax.sql..")),
        ROUTES_AND_ADAPTERS_MEET_AT_PORTS(noClasses()
                .that()
                .resideInAPackage("..routes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..persistence..", "..web..", "..grpc..", "..adapters..", "..saga.postgres..", "..servers..")),
        THE_SAGA_SERVICE_KNOWS_NO_RESTAURANT(noClasses()
                .that()
                .resideInAPackage("..saga.postgres..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..ordering..", "..stock..", "..payment..", "..kitchen..", "..menu..", "..shared..")),
        /** Nodes may disagree about the time; an id may be of a wrong one. */
        THE_SAGA_SERVICE_BELIEVES_THE_DATABASES_CLOCK_ALONE(noClasses()
                .that()
                .resideInAPackage("..saga.postgres..")
                .and()
                .doNotHaveSimpleName("SagaIds")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")),
        /** A live product has it among its classes, and nobody there to ask for it. */
        ONLY_THE_DEMO_HAS_AN_EVENING(noClasses()
                .that()
                .resideOutsideOfPackage("io.tablesaga.evening")
                .and()
                .haveNameNotMatching(".*\\.DemoEvening.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tablesaga.evening")),
        CONTEXTS_HAVE_NO_CYCLES(SlicesRuleDefinition.slices()
                .matching("io.tablesaga.(*)..")
                .namingSlices("context $1")
                .should()
                .beFreeOfCycles());

        private final ArchRule rule;

        Wall(ArchRule rule) {
            this.rule = rule;
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_product_keeps_the_walls(Wall wall) {
        wall.rule.check(PRODUCT);
    }

    @ParameterizedTest
    @EnumSource(names = "CONTEXTS_HAVE_NO_CYCLES", mode = EnumSource.Mode.EXCLUDE)
    void a_class_that_breaks_a_wall_is_found(Wall wall) {
        assertThat(wall.rule.evaluate(BREAKING).hasViolation()).isTrue();
    }
}
