package org.openmash.deadline;

import static org.openmash.platform.LondonTime.startOf;
import static org.openmash.platform.LondonTime.withOffset;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openmash.access.Role;
import org.openmash.deadline.BoardView.AgencyView;
import org.openmash.deadline.BoardView.CountView;
import org.openmash.deadline.BoardView.Kept;
import org.openmash.deadline.BoardView.LimitView;
import org.openmash.deadline.BoardView.ShareView;
import org.openmash.deadline.LimitFigures.Count;
import org.openmash.deadline.LimitFigures.Row;
import org.openmash.deadline.LimitFigures.Share;
import org.openmash.hub.HubSettings;
import org.openmash.platform.LondonTime;
import org.openmash.referral.Rating;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The board of limits: what is breached and near over the whole hub, at this instant. */
@Service
public class LimitBoard {

    private static final int AGENCIES = 10;

    private final LimitFigures figures;
    private final WorkingTime workingTime;
    private final HubSettings settings;
    private final Clock clock;

    LimitBoard(LimitFigures figures, WorkingTime workingTime, HubSettings settings, Clock clock) {
        this.figures = figures;
        this.workingTime = workingTime;
        this.settings = settings;
        this.clock = clock;
    }

    /** Which limits the list has: all that are open, or those in one state. */
    public enum Shown {
        OPEN, BREACHED, NEAR;

        private long of(Count count) {
            return switch (this) {
                case OPEN -> count.breached() + count.near() + count.running();
                case BREACHED -> count.breached();
                case NEAR -> count.near();
            };
        }
    }

    /** @param page from 0 */
    public record Asked(Shown shown, Optional<ClockKind> clock, Optional<Rating> rating, int page, int size) {

        private boolean concerns(Count count) {
            return clock.orElse(count.clock()) == count.clock() && rating.orElse(count.rating()) == count.rating();
        }
    }

    @Transactional(readOnly = true)
    public BoardView look(Asked asked) {
        var now = clock.instant();
        var counts = figures.counts(now);
        return new BoardView(withOffset(now), workingTime.alarm(now).orElse(null),
                counts.stream().map(LimitBoard::view).toList(),
                counts.stream().filter(asked::concerns).mapToLong(asked.shown()::of).sum(), asked.page(), asked.size(),
                figures.page(asked, now).stream().map(row -> view(row, now)).toList(), agencies(now), shares(now));
    }

    private static CountView view(Count count) {
        return new CountView(count.clock(), count.clock().label(), count.rating(), count.running(), count.near(),
                count.breached());
    }

    private LimitView view(Row row, Instant now) {
        var until = row.breachedAt().orElse(row.dueAt());
        return new LimitView(row.limitId(), row.caseReference(), row.clock(), row.clock().label(), row.rating(),
                row.state(), withOffset(row.startedAt()), withOffset(row.nearAt()), withOffset(row.dueAt()),
                withOffset(row.otherDueAt()), row.breachedAt().map(LondonTime::withOffset).orElse(null),
                Duration.between(now, until).toMinutes(), row.explained(), row.owedBy().map(this::name).orElse(null),
                row.pathway().orElse(null), row.watch().orElse(null));
    }

    private String name(String group) {
        return HubSettings.isOfAnAgency(group) ? settings.agencyName(HubSettings.codeOf(group))
                : Arrays.stream(Role.values()).filter(role -> role.group().equals(group)).map(Role::title).findFirst()
                .orElse(group);
    }

    private List<AgencyView> agencies(Instant now) {
        return figures.overdue(AGENCIES, now).stream().map(owing -> new AgencyView(HubSettings.codeOf(owing.group()),
                name(owing.group()), owing.overdue(), owing.open(), withOffset(owing.oldestDueAt()))).toList();
    }

    /** Every clock has its share, so that one with nothing due is seen to have had nothing. */
    private List<ShareView> shares(Instant now) {
        var today = LondonTime.day(now);
        var counted = figures.shares(startOf(today.withDayOfMonth(1)), startOf(today), now).stream()
                .collect(Collectors.toMap(Share::clock, Function.identity()));
        return Arrays.stream(ClockKind.values()).map(kind -> {
            var share = counted.getOrDefault(kind, new Share(kind, Kept.NOTHING, Kept.NOTHING));
            return new ShareView(kind, kind.label(), share.today(), share.month());
        }).toList();
    }
}
