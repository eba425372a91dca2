package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Login;
import io.tablesaga.accounts.NewPassword;
import io.tablesaga.accounts.PersonName;
import io.tablesaga.accounts.PersonsAccounts;
import io.tablesaga.accounts.SigningIn;
import io.tablesaga.accounts.SigningIn.Answer;
import io.tablesaga.shared.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A person's own account. */
@RestController
public class AccountController {

    private final PersonsAccounts persons;
    private final SigningIn signingIn;

    public AccountController(PersonsAccounts persons, SigningIn signingIn) {
        this.persons = persons;
        this.signingIn = signingIn;
    }

    record SignUp(String login, String name, String password) {

        @Override
        public String toString() {
            return "SignUp[]";
        }
    }

    record ChangePassword(String oldPassword, String newPassword) {

        @Override
        public String toString() {
            return "ChangePassword[]";
        }
    }

    record DoneView(String message) {}

    record EndedView(int ended) {}

    /** The same answer whether or not somebody has that address: no stranger learns who has an account. */
    @PostMapping(path = "/api/accounts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DoneView> signUp(@RequestBody SignUp asked, HttpServletRequest request) {
        Login login = Bodies.read(() -> new Login(asked.login()));
        PersonName name = Bodies.read(() -> new PersonName(asked.name()));
        NewPassword password = Bodies.read(() -> NewPassword.of(asked.password(), login));
        persons.signUp(login, name, password, Place.of(request)).ifPresent(until -> {
            throw Bodies.tooManyTries(until);
        });
        return ResponseEntity.accepted().body(new DoneView("Sign in with this address and password."));
    }

    @PostMapping(path = "/api/account/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    EndedView changePassword(@RequestBody ChangePassword asked, HttpServletRequest request) {
        Account account = me();
        Login login = new Login(account.login());
        if (asked.oldPassword() == null) {
            throw Bodies.invalid("oldPassword must be given.");
        }
        NewPassword password = Bodies.read(() -> NewPassword.of(asked.newPassword(), login));
        Answer answer = signingIn.signIn(login, asked.oldPassword(), request.getRemoteAddr(), Place.of(request));
        if (answer instanceof Answer.Locked locked) {
            throw Bodies.tooManyTries(locked.until());
        }
        if (!(answer instanceof Answer.SignedIn)) {
            throw new Refused(HttpStatus.FORBIDDEN, "wrong-password", "The old password is another one.");
        }
        HttpSession session = request.getSession(false);
        int ended = persons.changePassword(account.id(), password, session == null ? "" : session.getId());
        if (session != null) {
            request.changeSessionId();
        }
        return new EndedView(ended);
    }

    /** This one too. */
    @DeleteMapping("/api/account/sessions")
    EndedView endSessions(HttpServletRequest request) {
        int ended = persons.endSessions(me().id());
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return new EndedView(ended);
    }

    /** The contract lets only persons come as far. */
    private static Account me() {
        return SessionController.known().orElseThrow();
    }
}
