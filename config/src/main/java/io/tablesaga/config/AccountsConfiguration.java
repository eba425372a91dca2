package io.tablesaga.config;

import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.Passwords;
import io.tablesaga.accounts.Persons;
import io.tablesaga.accounts.PersonsAccounts;
import io.tablesaga.accounts.Sessions;
import io.tablesaga.accounts.SigningIn;
import io.tablesaga.accounts.Staff;
import io.tablesaga.accounts.Staffing;
import io.tablesaga.accounts.Tries;
import io.tablesaga.accounts.persistence.JdbcPersons;
import io.tablesaga.accounts.persistence.JdbcSessions;
import io.tablesaga.accounts.persistence.JdbcStaff;
import io.tablesaga.accounts.persistence.JdbcTries;
import io.tablesaga.accounts.routes.ForgettingRoutes;
import io.tablesaga.accounts.routes.StaffCommands;
import io.tablesaga.accounts.routes.StaffRoutes;
import io.tablesaga.accounts.web.AccountController;
import io.tablesaga.accounts.web.SessionController;
import io.tablesaga.accounts.web.StaffController;
import io.tablesaga.shared.Admissions;
import io.tablesaga.shared.Alarms;
import io.tablesaga.shared.TimeOrderedIds;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Accounts of persons: signing in, and who may do what in which store. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    private static final int SESSION_ID_BYTES = 32;

    @Bean
    Tries tries(DataSource dataSource) {
        return new JdbcTries(dataSource);
    }

    @Bean
    Persons persons(DataSource dataSource) {
        return new JdbcPersons(dataSource);
    }

    @Bean
    Sessions sessions(DataSource dataSource) {
        return new JdbcSessions(dataSource);
    }

    @Bean
    SigningIn signingIn(Accounts accounts, Passwords passwords, Tries tries, AccountSettings settings, Alarms alarms) {
        return new SigningIn(accounts, passwords, tries, settings.tries(), settings.addressTries(), alarms);
    }

    @Bean
    PersonsAccounts personsAccounts(
            Persons persons, Sessions sessions, Passwords passwords, Tries tries, AccountSettings settings) {
        return new PersonsAccounts(persons, sessions, passwords, tries, settings.signUps());
    }

    @Bean
    SessionController sessionController(SigningIn signingIn, Admissions admissions) {
        return new SessionController(signingIn, admissions);
    }

    @Bean
    AccountController accountController(PersonsAccounts persons, SigningIn signingIn) {
        return new AccountController(persons, signingIn);
    }

    @Bean
    Staff staff(DataSource dataSource, Admissions admissions, Settings settings) {
        return new JdbcStaff(dataSource, admissions, settings.mode() == Settings.Mode.DEMO);
    }

    @Bean
    Staffing staffing(
            Staff staff, Accounts accounts, Passwords passwords, TimeOrderedIds ids, AccountSettings settings) {
        return new Staffing(staff, accounts, passwords, ids::next, settings.invitationLife());
    }

    @Bean
    FirstOperator firstOperator(Staff staff, Staffing staffing, AccountSettings settings) {
        return new FirstOperator(staff, staffing, settings);
    }

    @Bean
    StaffController staffController(Staff staff) {
        return new StaffController(staff);
    }

    @Bean
    StaffRoutes staffRoutes(Staffing staffing) {
        return new StaffRoutes(new StaffCommands(staffing));
    }

    @Bean
    ForgettingRoutes forgettingRoutes(Staff staff, Tries tries) {
        return new ForgettingRoutes(staff, tries);
    }

    /** Requests of one session that come together may store the same attribute. */
    @Bean
    @ConditionalOnWebApplication
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsInPostgreSql() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** Spring Session's own ids are UUIDs, of which 122 bits are random. */
    @Bean
    @ConditionalOnWebApplication
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionIds() {
        SecureRandom random = new SecureRandom();
        return sessions -> sessions.setSessionIdGenerator(() -> {
            byte[] id = new byte[SESSION_ID_BYTES];
            random.nextBytes(id);
            return HexFormat.of().formatHex(id);
        });
    }
}
