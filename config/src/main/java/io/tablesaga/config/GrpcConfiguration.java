package io.tablesaga.config;

import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.Passes;
import io.tablesaga.accounts.web.AccessTokens;
import io.tablesaga.accounts.web.Contract;
import io.tablesaga.accounts.web.KnownCallers;
import io.tablesaga.ordering.grpc.HouseDoor;
import io.tablesaga.ordering.grpc.OrderDoor;
import io.tablesaga.ordering.grpc.OrderGrpcRoutes;
import io.tablesaga.shared.web.OpeningHours;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Orders by gRPC, for whoever names a port; without one nothing of it is there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${tablesaga.grpc.port}'.isEmpty()")
class GrpcConfiguration {

    private static final int LAST_PORT = 65_535;

    GrpcConfiguration(@Value("${tablesaga.grpc.port}") String port) {
        if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > LAST_PORT) {
            throw new StartRefused(
                    "TABLESAGA_GRPC_PORT is «" + port + "»; it must be a port, or empty to take no orders by gRPC.");
        }
    }

    @Bean
    HouseDoor houseDoor(
            OpeningHours hours,
            Contract contract,
            Passes passes,
            Accounts accounts,
            AccessTokens accessTokens,
            AccountSettings settings) {
        return new SharedDoor(
                hours, contract, new KnownCallers(passes, accounts, accessTokens, settings.sessionLife()));
    }

    /** Camel finds it by its type. */
    @Bean
    OrderDoor orderDoor(HouseDoor house, @Value("${tablesaga.grpc.calls}") int calls) {
        return new OrderDoor(house, calls);
    }

    @Bean
    OrderGrpcRoutes orderGrpcRoutes(HouseDoor house) {
        return new OrderGrpcRoutes(house);
    }
}
