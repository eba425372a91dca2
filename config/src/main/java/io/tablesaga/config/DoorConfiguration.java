package io.tablesaga.config;

import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.Passes;
import io.tablesaga.accounts.web.AccessTokens;
import io.tablesaga.accounts.web.Contract;
import io.tablesaga.accounts.web.ContractAuthorization;
import io.tablesaga.accounts.web.KnownCallers;
import io.tablesaga.audit.Audit;
import io.tablesaga.audit.web.AuditTrail;
import io.tablesaga.ordering.Orders;
import io.tablesaga.review.Reviews;
import io.tablesaga.shared.web.CallerHeader;
import io.tablesaga.shared.web.CrossSite;
import io.tablesaga.shared.web.DoorProblems;
import io.tablesaga.shared.web.RouteFiles;
import io.tablesaga.shared.web.RouteHeads;
import io.tablesaga.shared.web.RouteMethods;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;

/** Who asks, and whether the contract lets them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class DoorConfiguration {

    @Bean
    Contract contract() {
        return new Contract(new ClassPathResource("openapi.yaml"));
    }

    /** A timer around each filter of each request would be for nobody: none of the meters we promise is of them. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(2)
    SecurityFilterChain door(
            HttpSecurity http,
            Contract contract,
            Orders orders,
            Reviews reviews,
            Passes passes,
            Accounts accounts,
            AccessTokens accessTokens,
            AccountSettings settings,
            Audit audit)
            throws Exception {
        DoorProblems problems = new DoorProblems();
        return http.securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                // It would give a session a new id with each request; signing in makes a new one itself (SignInTest).
                .sessionManagement(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(
                        request -> CrossSite.unsafe(request) && KnownCallers.bySession(request)))
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(new CrossSite(), CsrfFilter.class)
                .addFilterBefore(
                        new KnownCallers(passes, accounts, accessTokens, settings.sessionLife()), CsrfFilter.class)
                .addFilterBefore(
                        new AuditTrail(contract, audit, orders::storeOf, reviews::orderOf),
                        ExceptionTranslationFilter.class)
                .addFilterAfter(new RouteFiles(contract::routeTakesFile), AuthorizationFilter.class)
                .addFilterAfter(new RouteMethods(contract::methods), AuthorizationFilter.class)
                .addFilterAfter(new RouteHeads(contract::routeIsRead), AuthorizationFilter.class)
                .addFilterAfter(new CallerHeader(), AuthorizationFilter.class)
                .authorizeHttpRequests(
                        asked -> asked.anyRequest().access(new ContractAuthorization(contract, orders::storeOf)))
                .build();
    }
}
