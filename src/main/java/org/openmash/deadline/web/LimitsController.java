package org.openmash.deadline.web;

import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openmash.audit.ListViews;
import org.openmash.audit.RecordKind;
import org.openmash.deadline.BoardView;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.LimitBoard;
import org.openmash.deadline.LimitBoard.Asked;
import org.openmash.deadline.LimitBoard.Shown;
import org.openmash.platform.Persons;
import org.openmash.platform.RefusedFields;
import org.openmash.platform.RefusedFields.WrongField;
import org.openmash.referral.Rating;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The board of limits, for those who run the hub. */
@RestController
class LimitsController {

    private static final int LARGEST_PAGE = 200;
    private static final int LAST_PAGE = 1_000_000;

    private final LimitBoard board;
    private final ListViews looks;
    private final Persons persons;

    LimitsController(LimitBoard board, ListViews looks, Persons persons) {
        this.looks = looks;
        this.persons = persons;
        this.board = board;
    }

    @Operation(summary = "What is breached and near over the whole hub",
            description = "state: OPEN, BREACHED or NEAR; clock and rating: one of theirs, or left out for all; page from 0;"
                    + " size up to 200. References, codes and counts; nobody is named.")
    @GetMapping("/api/limits")
    BoardView limits(@RequestParam(defaultValue = "OPEN") String state, @RequestParam(defaultValue = "") String clock,
            @RequestParam(defaultValue = "") String rating, @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "25") String size, Principal who) {
        var parameters = new Parameters();
        var asked = new Asked(parameters.code("state", state, Shown.class).orElse(Shown.OPEN),
                parameters.code("clock", clock, ClockKind.class), parameters.code("rating", rating, Rating.class),
                parameters.number("page", page, 0, LAST_PAGE), parameters.number("size", size, 1, LARGEST_PAGE));
        parameters.refuseIfWrong();
        var shown = board.look(asked);
        looks.seen(persons.person(who.getName()), RecordKind.LIMITS, "BOARD", shown.limits().stream()
                .map(BoardView.LimitView::caseReference).toList());
        return shown;
    }

    /** Reads parameters, and names every wrong one at once. */
    private static class Parameters {

        private final List<WrongField> wrong = new ArrayList<>();

        <E extends Enum<E>> Optional<E> code(String name, String given, Class<E> type) {
            if (given.isBlank()) {
                return Optional.empty();
            }
            var found = Arrays.stream(type.getEnumConstants()).filter(code -> code.name().equals(given)).findFirst();
            if (found.isEmpty()) {
                wrong.add(new WrongField(name, "must be one of " + Arrays.stream(type.getEnumConstants())
                        .map(Enum::name).collect(Collectors.joining(", "))));
            }
            return found;
        }

        int number(String name, String given, int least, int most) {
            try {
                var number = Integer.parseInt(given.strip());
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException noNumber) {
                // told below
            }
            wrong.add(new WrongField(name, "must be a whole number from " + least + " to " + most));
            return least;
        }

        void refuseIfWrong() {
            if (!wrong.isEmpty()) {
                throw new RefusedFields(wrong);
            }
        }
    }
}
