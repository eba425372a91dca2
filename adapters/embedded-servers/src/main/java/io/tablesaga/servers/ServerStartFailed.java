package io.tablesaga.servers;

/** A server cannot start; the message is a sentence that says what to do. */
public final class ServerStartFailed extends RuntimeException {

    public ServerStartFailed(String sentence) {
        super(sentence);
    }

    public ServerStartFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
