package org.openmash.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openmash.OpenMash;
import org.openmash.architecture.broken.process.store.EverythingWrong;
import org.springframework.modulith.core.ApplicationModules;

/** How the house is built: one package a capability, the engine at its edge, one clock. */
@AnalyzeClasses(packagesOf = OpenMash.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Types whose no-argument ways to "now" read the machine's clock. */
    private static final Map<String, Set<String>> MACHINE_CLOCK = Map.ofEntries(
            Map.entry("java.time.Instant", Set.of("now")), Map.entry("java.time.LocalDate", Set.of("now")),
            Map.entry("java.time.LocalDateTime", Set.of("now")), Map.entry("java.time.LocalTime", Set.of("now")),
            Map.entry("java.time.OffsetDateTime", Set.of("now")), Map.entry("java.time.ZonedDateTime", Set.of("now")),
            Map.entry("java.time.Year", Set.of("now")), Map.entry("java.util.Date", Set.of("<init>")),
            Map.entry("java.util.Calendar", Set.of("getInstance")),
            Map.entry("java.lang.System", Set.of("currentTimeMillis")));

    private static final DescribedPredicate<JavaAccess<?>> ASKS_THE_MACHINE_FOR_THE_TIME =
            DescribedPredicate.describe("ask the machine for the time", access ->
                    MACHINE_CLOCK.getOrDefault(access.getTargetOwner().getName(), Set.of()).contains(access.getName())
                            && access.getTarget() instanceof com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget call
                            && call.getRawParameterTypes().isEmpty());

    private static final DescribedPredicate<JavaAccess<?>> WRITES_TO_THE_CONSOLE =
            DescribedPredicate.describe("write to the console", access ->
                    access.getTargetOwner().getName().equals("java.lang.System")
                            && Set.of("out", "err").contains(access.getName())
                            || access.getName().equals("printStackTrace"));

    /** Leaving Camunda 7 stays a search and replace in few places; what a capability decides does not know the engine. */
    @ArchTest
    static final ArchRule the_engine_stays_at_the_edge = noClasses()
            .that().resideOutsideOfPackages("..process..", "org.openmash.platform..", "org.openmash.access..")
            .should().dependOnClassesThat().resideInAnyPackage("org.camunda..")
            .because("engine types stand only in process packages, the platform, and behind the doors (access)");

    @ArchTest
    static final ArchRule there_is_one_clock = noClasses()
            .should().accessTargetWhere(ASKS_THE_MACHINE_FOR_THE_TIME)
            .because("time comes from the injected Clock, so that a story can move it");

    @ArchTest
    static final ArchRule stores_are_nobody_elses_business = classes().that().resideInAPackage("..store..")
            .should().notBePublic().because("only the capability itself knows its tables");

    @ArchTest
    static final ArchRule delegates_and_task_forms_are_nobody_elses_business =
            noClasses().that().resideOutsideOfPackages("org.openmash.insight..", "..process..")
            .should().dependOnClassesThat().resideInAPackage("org.openmash.*.process..")
            .because("the engine calls them by name, and nobody else does");

    @ArchTest
    static final ArchRule capabilities_do_not_need_each_other_in_a_circle =
            slices().matching("org.openmash.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_platform_knows_no_capability = noClasses()
            .that().resideInAPackage("org.openmash.platform..")
            .should().dependOnClassesThat(DescribedPredicate.describe("belong to a capability", type ->
                    type.getPackageName().startsWith("org.openmash.")
                            && !type.getPackageName().startsWith("org.openmash.platform")));

    @ArchTest
    static final ArchRule the_log_is_the_only_place_to_write_to = noClasses()
            .that().doNotHaveFullyQualifiedName("org.openmash.access.Accounts")
            .should().accessTargetWhere(WRITES_TO_THE_CONSOLE)
            .orShould().dependOnClassesThat().resideInAPackage("java.util.logging..")
            .because("only the log keeps messages of foreign exceptions out; the one-time password goes past it");

    @ArchTest
    static final ArchRule the_register_is_written_by_one_template = noClasses()
            .that().doNotHaveFullyQualifiedName("org.openmash.platform.RegisterTemplate")
            .should().dependOnClassesThat(DescribedPredicate.describe("go past it", type -> Set.of("java.sql.Connection",
                    "java.sql.Statement", "java.sql.PreparedStatement", "org.springframework.jdbc.core.JdbcTemplate")
                    .contains(type.getName()) || type.getPackageName().matches(".*\\.jdbc\\.core\\.namedparam|.*\\.jdbc\\.object")
                    || type.getSimpleName().matches("SimpleJdbc(Insert|Call)")))
            .because("what a transaction has read is forgotten when it writes");

    /** A stream keeps its connection until it is closed: a terminal operation does not. */
    @ArchTest
    static final ArchRule rows_are_read_as_a_list = noClasses()
            .should().callMethodWhere(DescribedPredicate.describe("stream rows", call -> call.getName().equals("stream")
                    && call.getTargetOwner().getPackageName().equals("org.springframework.jdbc.core.simple")))
            .because("twenty such reads leave no connection to anybody");

    @ArchTest
    static final ArchRule nothing_is_in_a_drawer = noClasses()
            .should().resideInAnyPackage("..util..", "..common..", "..impl..", "..manager..", "..helper..")
            .orShould().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils")
            .orShould().haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("Helper")
            .because("a package is named after what the field calls it");

    @Test
    void modules_use_only_each_others_faces() {
        ApplicationModules.of(OpenMash.class).verify();
    }

    /** A rule that cannot fail is worth nothing. */
    @Test
    void a_broken_rule_is_noticed() {
        JavaClasses wrong = new ClassFileImporter().importPackagesOf(EverythingWrong.class);
        assertBroken(the_engine_stays_at_the_edge, new ClassFileImporter()
                .importPackagesOf(org.openmash.architecture.broken.BesideTheEngine.class));
        assertBroken(there_is_one_clock, wrong);
        assertBroken(stores_are_nobody_elses_business, wrong);
        assertBroken(the_log_is_the_only_place_to_write_to, wrong);
        assertBroken(the_register_is_written_by_one_template, wrong);
        assertBroken(rows_are_read_as_a_list, wrong);
    }

    private static void assertBroken(ArchRule rule, JavaClasses classes) {
        assertThat(rule.evaluate(classes).hasViolation()).as(rule.getDescription()).isTrue();
    }
}
