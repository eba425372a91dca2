package io.tablesaga.config;

import io.tablesaga.accounts.Staff;
import io.tablesaga.accounts.Staffing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A live box that nobody runs yet: whoever may read the data folder, or has set the environment, becomes its first operator
 * by a one-time invitation. Where it is gets said at the start, never what it is.
 */
final class FirstOperator {

    private static final int FEWEST_CHARACTERS = 32;

    private final Staff staff;
    private final Staffing staffing;
    private final AccountSettings settings;

    FirstOperator(Staff staff, Staffing staffing, AccountSettings settings) {
        this.staff = staff;
        this.staffing = staffing;
        this.settings = settings;
    }

    /** @return one line for whoever starts the product; empty when there is nothing to say */
    String invite() {
        if (staff.hasOperator()) {
            settings.invitationFile().ifPresent(FirstOperator::delete);
            return "";
        }
        if (settings.invitationGiven()) {
            if (settings.firstOperatorInvitation().length() < FEWEST_CHARACTERS) {
                throw new StartRefused("TABLESAGA_FIRST_OPERATOR_INVITATION must hold at least " + FEWEST_CHARACTERS
                        + " random characters.");
            }
            staffing.inviteFirstOperator(settings.firstOperatorInvitation());
            return "Operator    none yet; the invitation is what TABLESAGA_FIRST_OPERATOR_INVITATION holds\n";
        }
        return settings.invitationFile()
                .map(this::write)
                .orElse(
                        "Operator    none yet; set TABLESAGA_FIRST_OPERATOR_INVITATION to a random secret to invite the first\n");
    }

    private String write(Path file) {
        String token = staffing.token();
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, token + "\n", StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new StartRefused("The file " + file + " cannot be written: " + e.getMessage());
        }
        staffing.inviteFirstOperator(token);
        return "Operator    none yet; the invitation is in " + file + "\n";
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
