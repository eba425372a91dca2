package io.tablesaga.shared.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request with a file in it, which is read by whoever takes it, and never beyond what it may have. */
final class MeasuredBody extends HttpServletRequestWrapper {

    private static final int MEBIBYTE = 1024 * 1024;

    private final int most;
    private ServletInputStream counted;

    MeasuredBody(HttpServletRequest request, int most) {
        super(request);
        this.most = most;
    }

    static ProblemDetail tooLarge(int most) {
        return Problems.of(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", sentence(most));
    }

    private static String sentence(int most) {
        return "The file is larger than " + most / MEBIBYTE + " MiB. Save it smaller, and send that.";
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (counted == null) {
            counted = new Counted(super.getInputStream(), most);
        }
        return counted;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final int most;
        private long read;

        Counted(ServletInputStream body, int most) {
            this.body = body;
            this.most = most;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = sent(target, offset, length);
            read += Math.max(0, count);
            if (read > most) {
                throw new Refused(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", sentence(most));
            }
            return count;
        }

        /** Chunks that are none, or a sender who is gone: no failure of ours. */
        private int sent(byte[] target, int offset, int length) {
            try {
                return body.read(target, offset, length);
            } catch (IOException e) {
                throw new Refused(HttpStatus.BAD_REQUEST, "invalid-request", "The file did not come to its end.");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
