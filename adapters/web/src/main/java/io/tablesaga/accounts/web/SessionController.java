package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Login;
import io.tablesaga.accounts.SigningIn;
import io.tablesaga.accounts.SigningIn.Answer;
import io.tablesaga.shared.Admissions;
import io.tablesaga.shared.Admissions.Admission;
import io.tablesaga.shared.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. Nothing else makes a session, but the demo's door. */
@RestController
public class SessionController {

    private static final CsrfTokenRepository CSRF_TOKENS = new HttpSessionCsrfTokenRepository();

    private final SigningIn signingIn;
    private final Admissions admissions;

    public SessionController(SigningIn signingIn, Admissions admissions) {
        this.signingIn = signingIn;
        this.admissions = admissions;
    }

    record SignIn(String login, String password) {

        @Override
        public String toString() {
            return "SignIn[]";
        }
    }

    /** @param account null for nobody; @param csrfToken null without a session */
    record SessionView(AccountView account, String csrfToken) {

        @Override
        public String toString() {
            return "SessionView[]";
        }
    }

    @GetMapping("/api/session")
    SessionView show(HttpServletRequest request) {
        return new SessionView(
                known().map(AccountView::of).orElse(null), KnownCallers.bySession(request) ? csrfToken(request) : null);
    }

    /** Only JSON: a form of another site cannot send that. */
    @PostMapping(path = "/api/session", consumes = MediaType.APPLICATION_JSON_VALUE)
    SessionView signIn(@RequestBody SignIn asked, HttpServletRequest request) {
        if (asked.password() == null || asked.password().isEmpty()) {
            throw Bodies.invalid("password must be given.");
        }
        Login login = Bodies.read(() -> new Login(asked.login()));
        Answer answer = signingIn.signIn(login, asked.password(), request.getRemoteAddr(), Place.of(request));
        if (answer instanceof Answer.SignedIn signedIn) {
            admissions.note(new Admission(
                    "sign-in",
                    Optional.of(signedIn.account().id()),
                    Optional.empty(),
                    Map.of(),
                    request.getRemoteAddr()));
            begin(signedIn.account(), request);
            return new SessionView(AccountView.of(signedIn.account()), null);
        }
        throw answer instanceof Answer.Locked locked
                ? Bodies.tooManyTries(locked.until())
                : new Refused(
                        HttpStatus.UNAUTHORIZED, "not-signed-in", "There is no account with this login and password.");
    }

    @DeleteMapping("/api/session")
    SessionView signOut(HttpServletRequest request) {
        end(request);
        return new SessionView(null, null);
    }

    /** Whatever session the browser has come with is not the one that is signed in: nobody can have planted it. */
    public static void begin(Account account, HttpServletRequest request) {
        end(request);
        HttpSession session = request.getSession();
        session.setAttribute(KnownCallers.ACCOUNT, account.id().toString());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                account.id().toString());
        // Made here, so that pages which ask for it together get the same.
        CSRF_TOKENS.saveToken(CSRF_TOKENS.generateToken(request), request, null);
    }

    private static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    static Optional<Account> known() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                ? known.account()
                : Optional.empty();
    }

    private static String csrfToken(HttpServletRequest request) {
        return ((CsrfToken) request.getAttribute(CsrfToken.class.getName())).getToken();
    }
}
