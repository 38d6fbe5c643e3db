package org.openmash.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.openmash.hub.HubSettings;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.LondonTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The accounts there are after a start: the demonstration's personas, or the first administrator, who makes all others
 * in Camunda Admin. There is never a default password.
 */
@Component
@Order(10)
class Accounts implements ApplicationRunner {

    private final IdentityService identity;
    private final Grants grants;
    private final Queues queues;
    private final Staff staff;
    private final HubSettings settings;
    private final ActingAsHub hub;
    private final Colleagues colleagues;
    private final ClearanceRegister clearances;
    private final Clock clock;
    private final boolean demo;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final String adminId;
    private final String adminPassword;

    Accounts(IdentityService identity, Grants grants, Queues queues, Staff staff, HubSettings settings,
            ActingAsHub hub, Colleagues colleagues, ClearanceRegister clearances, Clock clock,
            PlatformTransactionManager transactions, JdbcClient jdbc, @Value("${mash.demo}") boolean demo,
            @Value("${mash.admin.id:admin}") String adminId, @Value("${mash.admin.password:}") String adminPassword) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.identity = identity;
        this.grants = grants;
        this.queues = queues;
        this.staff = staff;
        this.settings = settings;
        this.hub = hub;
        this.colleagues = colleagues;
        this.clearances = clearances;
        this.clock = clock;
        this.demo = demo;
        this.adminId = adminId;
        this.adminPassword = adminPassword;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> makeGrants());
        if (demo) {
            hub.run(this::makePersonas);
        } else {
            hub.run(this::makeFirstAdministrator);
        }
    }

    /** Nobody is without their grants in between, and nodes that start together do it one after the other. */
    private void makeGrants() {
        jdbc.sql("select NAME_ from ACT_GE_PROPERTY where NAME_ = 'startup.lock' for update").query(String.class).single();
        grants.makeAll();
        queues.makeAll();
        hub.run(() -> grants.grant(Groups.CAMUNDA_ADMIN, Resources.APPLICATION, "admin", Permissions.ACCESS));
        hub.run(() -> java.util.stream.Stream.of(Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP)
                .forEach(resource -> grants.grant(Groups.CAMUNDA_ADMIN, resource, "*", Permissions.ALL)));
        grants.takeAwayTheRest();
    }

    private void makeFirstAdministrator() {
        if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
            return;
        }
        var password = adminPassword.isBlank() ? oneTimePassword() : adminPassword;
        account(adminId, "Hub", "Administrator", password, Groups.CAMUNDA_ADMIN);
        if (adminPassword.isBlank()) {
            // to the console and nowhere else: a log file would keep it
            System.out.printf("%nFirst start: sign in as \"%s\" with the password %s and change it.%n%n", adminId, password);
        }
    }

    private static String oneTimePassword() {
        var bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        // the ending meets the password policy whatever the chance gave
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "-aZ7";
    }

    private void makePersonas() {
        persona("screening", "Sam", "Screening", Role.SCREENING_OFFICER);
        persona("screening-2", "Sol", "Screening", Role.SCREENING_OFFICER);
        persona("screening-3", "Sven", "Screening", Role.SCREENING_OFFICER);
        socialWorker("social-care-lead", "Lee", "Social-Care", Role.LEAD_SOCIAL_CARE, "SW100001");
        persona("early-help-lead", "Eve", "Early-Help", Role.LEAD_EARLY_INTERVENTION);
        socialWorker("unit-manager", "Una", "Manager", Role.UNIT_MANAGER, "SW100002");
        socialWorker("unit-manager-2", "Umar", "Manager", Role.UNIT_MANAGER, "SW100003");
        socialWorker("service-manager", "Sita", "Service", Role.SERVICE_MANAGER, "SW100004");
        persona("policy-lead", "Pat", "Policy", Role.POLICY_LEAD);
        persona("governance", "Gwen", "Governance", Role.GOVERNANCE);
        socialWorker("emergency-duty", "Ed", "Duty", Role.EMERGENCY_DUTY, "SW100005");
        socialWorker("allocated-worker", "Alma", "Worker", Role.ALLOCATED_WORKER, "SW100006");
        socialWorker("team-manager", "Tom", "Team", Role.TEAM_MANAGER, "SW100007");
        persona("police-decision-maker", "Dan", "Decision", Role.POLICE_DECISION_MAKER);
        socialWorker("adult-safeguarding-lead", "Ada", "Adult", Role.ADULT_SAFEGUARDING_LEAD, "SW100008");
        persona("partner", "Partner", "System", Role.REFERRAL_PARTNER);
        persona("operator", "Olu", "Operator", Role.TECHNICAL_OPERATOR);
        persona("admin", "Amy", "Admin", Role.ADMINISTRATOR);
        settings.agencies().forEach(agency ->
                account(agency.code(), "Demo", agency.name(), agency.code(), agency.group()));
        settings.agencies().stream().filter(HubSettings.Agency::hasLead).forEach(agency -> account(
                agency.code() + "-lead", "Demo", agency.lead(), agency.code() + "-lead", agency.leadGroup()));
        clearPersonas();
    }

    /** In date whenever the demonstration starts; one of them is late with a training. */
    private void clearPersonas() {
        var today = LondonTime.today(clock);
        colleagues.all().forEach(one -> Arrays.stream(ClearanceKind.values()).forEach(kind -> clearances.record(one.id(),
                kind, Optional.of(one.id().equals("screening-3") && kind == ClearanceKind.DATA_PROTECTION
                        ? today.minusDays(1) : today.plusYears(1)), Optional.empty(), clock.instant())));
        settings.agencies().forEach(agency -> clearances.agreed(agency.code(), today.plusYears(1), Optional.empty(),
                clock.instant()));
    }

    private void persona(String id, String first, String last, Role role) {
        account(id, first, last, id, role.group());
    }

    private void socialWorker(String id, String first, String last, Role role, String registration) {
        persona(id, first, last, role);
        staff.register(id, registration);
    }

    private void account(String id, String first, String last, String password, String group) {
        if (identity.createUserQuery().userId(id).count() > 0) {
            return;
        }
        var user = identity.newUser(id);
        user.setFirstName(first);
        user.setLastName(last);
        user.setPassword(password);
        identity.saveUser(user);
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            var made = identity.newGroup(group);
            made.setName(group);
            identity.saveGroup(made);
        }
        identity.createMembership(id, group);
    }
}
