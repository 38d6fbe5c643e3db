package org.openmash.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.access.Role;
import org.openmash.deadline.Basis;
import org.openmash.platform.DecisionFile.Row;
import org.openmash.platform.DecisionFile.Table;

/** The table of limits: a length that can be counted, shares that are shares, and people who exist. */
final class ResponseLimitChecks {

    static final String KEY = "responseLimit";
    private static final List<String> SHARES = List.of("nearShare", "escalateShare");
    private static final List<String> TOLD = List.of("tellNear", "tellBreach", "tellAfter");

    private ResponseLimitChecks() {
    }

    static Stream<String> refusals(Draft draft, Draft live) {
        var table = draft.file().tables().get(KEY);
        var rows = table == null ? Stream.<String>of() : table.rows().stream().flatMap(row -> wrong(table, row)
                .stream().map(sentence -> Draft.name(table, row) + ": " + sentence));
        return Stream.concat(rows, new DirectChecks(KEY, facts -> Optional.empty(), "").refusals(draft, live));
    }

    private static List<String> wrong(Table table, Row row) {
        var wrong = new ArrayList<String>();
        length(table, row).ifPresent(wrong::add);
        SHARES.stream().filter(name -> !isShare(written(table, row, name))).map(name -> name + " is a share of the time,"
                + " from 0 to 1.").forEach(wrong::add);
        TOLD.stream().filter(name -> !isSomebody(written(table, row, name).replace("\"", ""))).map(name -> name + " names nobody of the hub:"
                + " write groups such as unit-manager, or nothing.").forEach(wrong::add);
        return wrong;
    }

    private static Optional<String> length(Table table, Row row) {
        var basis = Arrays.stream(Basis.values()).filter(one -> one.name().equals(table.gives(row, "basis")))
                .findFirst();
        if (basis.isEmpty()) {
            return Optional.of("the way of counting is one of " + Arrays.stream(Basis.values()).map(Enum::name)
                    .collect(Collectors.joining(", ")) + ".");
        }
        try {
            basis.get().check(table.gives(row, "length"));
            return Optional.empty();
        } catch (IllegalArgumentException unfit) {
            return Optional.of(unfit.getMessage() + ".");
        }
    }

    /** A number is no code, and a list of groups is one text. */
    private static String written(Table table, Row row, String column) {
        return table.output(column).map(i -> row.gives().get(i).strip()).orElse("");
    }

    private static boolean isShare(String text) {
        try {
            var share = new BigDecimal(text);
            return share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private static boolean isSomebody(String groups) {
        return groups.isEmpty() || Arrays.stream(groups.split(",")).map(String::strip).allMatch(Role::isHubGroup);
    }
}
