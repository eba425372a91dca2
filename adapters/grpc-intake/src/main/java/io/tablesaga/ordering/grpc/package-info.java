/** Orders by gRPC: what is said in protocol buffers is handed to the contract's own operation, as JSON, and answered so. */
package io.tablesaga.ordering.grpc;
