package io.tablesaga.config;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Passes an answer on, and keeps what was said; a stream is heard event by event. */
final class HeardResponse extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private ServletOutputStream out;
    private PrintWriter writer;
    private boolean broken;
    private final HeardEvents events;

    HeardResponse(HttpServletResponse answer, HeardEvents events) {
        super(answer);
        this.events = events;
    }

    /**
     * Neither left to the container, which has words of its own for what it cannot read, nor broken off by whoever asked; what
     * comes to them without a word is seen by MutationRunTest.
     */
    boolean isWhole() {
        boolean wordless = getStatus() >= SC_BAD_REQUEST && getContentType() == null;
        return !broken && !wordless;
    }

    byte[] body() {
        return said.toByteArray();
    }

    boolean isStream() {
        return getContentType() != null && getContentType().startsWith("text/event-stream");
    }

    @Override
    public void sendError(int status) throws IOException {
        broken = true;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        broken = true;
        super.sendError(status, message);
    }

    @Override
    public void reset() {
        super.reset();
        forget();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forget();
    }

    private void forget() {
        said.reset();
        writer = null;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (out == null) {
            out = new Kept(super.getOutputStream());
        }
        return out;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            String charset = getCharacterEncoding() == null ? StandardCharsets.UTF_8.name() : getCharacterEncoding();
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), charset));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        super.flushBuffer();
    }

    private final class Kept extends ServletOutputStream {

        private final ServletOutputStream to;

        Kept(ServletOutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                to.write(bytes, from, length);
            } catch (IOException e) {
                broken = true;
                throw e;
            }
            if (isStream()) {
                events.hear(bytes, from, length);
            } else {
                said.write(bytes, from, length);
            }
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }

        @Override
        public boolean isReady() {
            return to.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            to.setWriteListener(listener);
        }
    }
}
