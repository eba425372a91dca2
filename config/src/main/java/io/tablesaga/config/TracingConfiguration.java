package io.tablesaga.config;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces, for whoever names a collector; without one no route has anything to do with them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${tablesaga.traces.endpoint}'.isEmpty()")
class TracingConfiguration {

    @Bean(destroyMethod = "close")
    SdkTracerProvider tracerProvider(
            Settings settings,
            @Value("${tablesaga.traces.endpoint}") String endpoint,
            @Value("${tablesaga.traces.share}") double share) {
        return SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"),
                        "tablesaga",
                        AttributeKey.stringKey("service.instance.id"),
                        settings.node())))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(share)))
                .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(endpoint)
                                .build())
                        .build())
                .build();
    }

    @Bean
    RouteSpans routeSpans(SdkTracerProvider traces) {
        return new RouteSpans(traces.get("io.tablesaga"));
    }
}
