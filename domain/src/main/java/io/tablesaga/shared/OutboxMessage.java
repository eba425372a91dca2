package io.tablesaga.shared;

import java.util.UUID;

/**
 * One message on its way out: a CloudEvents 1.0 JSON document and where it goes.
 *
 * @param destination a route endpoint's logical name, {@code kafka:orders} or {@code jms:kitchen.tickets}
 * @param key messages of one key keep their order
 * @param type the CloudEvents type, {@code io.tablesaga.ordering.order-paid.v1}
 * @param body the whole envelope as JSON
 */
public record OutboxMessage(UUID id, String destination, String key, String type, String body) {}
