package org.openmash.deadline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.openmash.deadline.ClockKind.AGENCY_REPLY;
import static org.openmash.deadline.ClockKind.FIRST_OUTCOME;
import static org.openmash.deadline.ClockKind.RESPONSE;
import static org.openmash.deadline.ClockKind.WRITTEN_CONFIRMATION;
import static org.openmash.referral.Rating.AMBER;
import static org.openmash.referral.Rating.GREEN;
import static org.openmash.referral.Rating.RED;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.deadline.BoardView;
import org.openmash.deadline.BoardView.AgencyView;
import org.openmash.deadline.BoardView.CountView;
import org.openmash.deadline.BoardView.Kept;
import org.openmash.deadline.BoardView.LimitView;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.LimitBoard;
import org.openmash.deadline.LimitBoard.Asked;
import org.openmash.deadline.LimitBoard.Shown;
import org.openmash.deadline.LimitState;
import org.openmash.deadline.WorkingTime;
import org.openmash.hub.HubSettings;
import org.openmash.hub.Hubs;
import org.openmash.platform.ReadOnce;
import org.openmash.referral.Rating;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** What the board counts and in which order it lists, from rows of the register. */
@SpringJUnitConfig({LimitBoardTest.Register.class, LimitBoardTest.OnH2.class})
class LimitBoardTest {

    /** A Wednesday in summer: in London it is 00:30 already. */
    static final Instant NOW = Instant.parse("2026-07-14T23:30:00Z");

    @Configuration
    @Import({LimitBoard.class, JdbcLimitFigures.class, JdbcLimitRegister.class, ReadOnce.class})
    static class Register {

        @Bean
        JdbcClient jdbc(DataSource database) {
            Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
            return JdbcClient.create(database);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        WorkingTime workingTime() {
            return mock(WorkingTime.class);
        }

        @Bean
        HubSettings settings() {
            return Hubs.wolverhampton("agencies[0].code=police", "agencies[0].name=Example Police");
        }
    }

    @Configuration
    static class OnH2 {

        @Bean
        DataSource database() {
            return new DriverManagerDataSource("jdbc:h2:mem:board;DB_CLOSE_DELAY=-1", "sa", "");
        }
    }

    @Autowired
    LimitBoard board;
    @Autowired
    JdbcLimitRegister limits;
    @Autowired
    WorkingTime workingTime;
    @Autowired
    JdbcClient jdbc;

    RegisterRows register;

    @BeforeEach
    void an_empty_register() {
        register = new RegisterRows(jdbc);
        register.nothing();
        jdbc.sql("delete from mash_case").update();
        when(workingTime.alarm(NOW)).thenReturn(Optional.empty());
    }

    private RegisterRows.Row limit(ClockKind clock, Rating rating) {
        return register.limit(clock, rating);
    }

    private static Instant hours(double fromNow) {
        return NOW.plus(Duration.ofMinutes(Math.round(fromNow * 60)));
    }

    private BoardView board() {
        return shows(Shown.OPEN, 0, 25);
    }

    private BoardView shows(Shown shown, int page, int size) {
        return board.look(new Asked(shown, Optional.empty(), Optional.empty(), page, size));
    }

    private static List<String> ids(BoardView view) {
        return view.limits().stream().map(LimitView::limitId).toList();
    }

    private Kept today(ClockKind clock) {
        return board().shares().stream().filter(share -> share.clock() == clock).findFirst().orElseThrow().today();
    }

    private Kept month(ClockKind clock) {
        return board().shares().stream().filter(share -> share.clock() == clock).findFirst().orElseThrow().month();
    }

    @Test
    void the_oldest_breach_comes_first_then_what_is_near_then_what_runs() {
        var runsLong = limit(RESPONSE, GREEN).due(hours(60)).stands();
        var near = limit(RESPONSE, AMBER).due(hours(0.5)).stands();
        var breachedLately = limit(FIRST_OUTCOME, GREEN).due(hours(-0.1)).stands();
        var runs = limit(RESPONSE, AMBER).due(hours(5)).stands();
        var breachedLong = limit(RESPONSE, RED).due(hours(-30)).stands();
        var nearer = limit(AGENCY_REPLY, RED).due(hours(0.2)).stands();
        var nearBeforeClosing = limit(RESPONSE, AMBER).due(hours(9)).nearBefore(Duration.ofHours(10)).stands();

        assertThat(ids(board())).containsExactly(breachedLong, breachedLately, nearer, near, nearBeforeClosing, runs,
                runsLong);
        assertThat(board().limits()).extracting(LimitView::state).containsExactly(LimitState.BREACHED,
                LimitState.BREACHED, LimitState.NEAR, LimitState.NEAR, LimitState.NEAR, LimitState.RUNNING,
                LimitState.RUNNING);
        assertThat(board().limits()).extracting(LimitView::minutes)
                .containsExactly(-1800L, -6L, 12L, 30L, 540L, 300L, 3600L);
    }

    @Test
    void open_limits_are_counted_by_clock_and_rating() {
        limit(RESPONSE, RED).due(hours(-1)).stands();
        limit(RESPONSE, RED).due(hours(-2)).stands();
        limit(RESPONSE, RED).due(hours(0.5)).stands();
        limit(RESPONSE, AMBER).due(hours(9)).stands();
        limit(RESPONSE, AMBER).due(hours(-1)).met(hours(-2)).stands();
        limit(RESPONSE, AMBER).due(hours(-1)).withdrawn(hours(-2)).stands();

        assertThat(board().counts()).containsExactly(new CountView(RESPONSE, "Response", AMBER, 1, 0, 0),
                new CountView(RESPONSE, "Response", RED, 0, 1, 2));
    }

    @Test
    void the_list_is_shown_page_by_page_and_every_limit_stands_on_one_page() {
        for (int i = 0; i < 7; i++) {
            limit(RESPONSE, RED).due(hours(-1)).stands();
        }
        assertThat(shows(Shown.OPEN, 0, 3).total()).isEqualTo(7);
        assertThat(List.of(ids(shows(Shown.OPEN, 0, 3)), ids(shows(Shown.OPEN, 1, 3)), ids(shows(Shown.OPEN, 2, 3))))
                .flatExtracting(page -> page).hasSize(7).doesNotHaveDuplicates();
        assertThat(ids(shows(Shown.OPEN, 3, 3))).isEmpty();
    }

    @Test
    void the_list_can_be_narrowed_to_a_state_a_clock_and_a_rating() {
        var wanted = limit(RESPONSE, RED).due(hours(-1)).stands();
        limit(RESPONSE, RED).due(hours(0.5)).stands();
        limit(RESPONSE, AMBER).due(hours(-1)).stands();
        limit(FIRST_OUTCOME, RED).due(hours(-1)).stands();

        var narrowed = board.look(new Asked(Shown.BREACHED, Optional.of(RESPONSE), Optional.of(RED), 0, 25));
        assertThat(ids(narrowed)).containsExactly(wanted);
        assertThat(narrowed.total()).isEqualTo(1);
        assertThat(narrowed.counts()).as("the counts are always of the whole hub").hasSize(3);
        assertThat(shows(Shown.NEAR, 0, 25).limits()).singleElement()
                .extracting(LimitView::state).isEqualTo(LimitState.NEAR);
    }

    @Test
    void a_limit_leads_to_its_case_and_to_its_watch_once_the_case_is_closed() {
        limit(RESPONSE, RED).of(register.openCase("MASH-2026-000001", "pathway-1")).due(hours(-2)).stands();
        limit(RESPONSE, RED).of(register.closedCase("MASH-2026-000002")).due(hours(-1)).stands();

        assertThat(board().limits()).extracting(LimitView::caseReference, LimitView::caseInstanceId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("MASH-2026-000001", "pathway-1"),
                        org.assertj.core.groups.Tuple.tuple("MASH-2026-000002", null));
        assertThat(board().limits()).allSatisfy(limit -> assertThat(limit.watchInstanceId()).startsWith("watch-of-"));
    }

    @Test
    void who_owes_is_told_by_the_agencys_name_or_the_teams_title() {
        limit(AGENCY_REPLY, RED).owedBy("agency-police").due(hours(1)).stands();
        limit(ClockKind.ACCEPTANCE, RED).owedBy("team-manager").due(hours(2)).stands();
        limit(RESPONSE, RED).due(hours(3)).stands();

        assertThat(board().limits()).extracting(LimitView::owedBy)
                .containsExactly("Example Police", "Team managers", null);
    }

    @Test
    void a_breach_stays_one_though_its_limit_was_moved_and_says_whether_it_is_explained() {
        limit(RESPONSE, GREEN).due(hours(40)).breached(hours(-3)).explained().stands();
        limit(RESPONSE, RED).due(hours(-1)).stands();

        assertThat(board().limits()).extracting(LimitView::state).containsOnly(LimitState.BREACHED);
        assertThat(board().limits()).extracting(LimitView::minutes).containsExactly(-180L, -60L);
        assertThat(board().limits()).extracting(LimitView::explained).containsExactly(true, false);
    }

    @Test
    void a_reminder_that_has_passed_is_nobodys_breach() {
        limit(WRITTEN_CONFIRMATION, GREEN).onlyReminds().due(hours(-1)).stands();
        var near = limit(WRITTEN_CONFIRMATION, GREEN).onlyReminds().due(hours(0.5)).stands();

        assertThat(ids(board())).containsExactly(near);
        assertThat(board().total()).isEqualTo(1);
        assertThat(month(WRITTEN_CONFIRMATION)).isEqualTo(new Kept(0, 0));
    }

    @Test
    void the_agency_with_the_most_overdue_replies_comes_first() {
        limit(AGENCY_REPLY, AMBER).owedBy("agency-health").due(hours(-9)).stands();
        limit(AGENCY_REPLY, AMBER).owedBy("agency-police").due(hours(-2)).stands();
        limit(AGENCY_REPLY, AMBER).owedBy("agency-police").due(hours(-3)).stands();
        limit(AGENCY_REPLY, AMBER).owedBy("agency-police").due(hours(3)).stands();
        limit(AGENCY_REPLY, AMBER).owedBy("agency-school").due(hours(3)).stands();

        assertThat(board().agencies()).extracting(AgencyView::code).containsExactly("police", "health");
        assertThat(board().agencies().get(0)).extracting(AgencyView::name, AgencyView::overdue, AgencyView::open)
                .containsExactly("Example Police", 2L, 3L);
        assertThat(board().agencies().get(0).oldestDueAt().toInstant()).isEqualTo(hours(-3));
    }

    @Test
    void a_share_has_each_limit_once_on_the_day_it_was_met_or_passed_whichever_came_first() {
        limit(RESPONSE, RED).due(hours(5)).met(hours(-0.2)).stands();
        limit(RESPONSE, RED).due(hours(-0.3)).met(hours(-0.1)).breached(hours(-0.3)).stands();
        limit(RESPONSE, RED).due(hours(-0.4)).stands();
        limit(RESPONSE, RED).due(hours(-2)).met(hours(-0.1)).breached(hours(-2)).stands();
        limit(RESPONSE, RED).due(hours(-5)).met(hours(-5)).stands();
        limit(RESPONSE, RED).due(hours(4)).stands();
        limit(RESPONSE, RED).due(hours(-0.1)).withdrawn(hours(-0.1)).stands();
        limit(RESPONSE, RED).due(hours(-24 * 20)).met(hours(-24 * 20)).stands();
        limit(RESPONSE, RED).due(hours(-24 * 20)).stands();

        assertThat(today(RESPONSE)).isEqualTo(new Kept(3, 1));
        assertThat(month(RESPONSE)).isEqualTo(new Kept(5, 2));
        assertThat(board().shares()).extracting(BoardView.ShareView::clock).containsExactly(ClockKind.values());
    }

    @Test
    void days_and_times_are_londons() {
        limit(RESPONSE, RED).due(Instant.parse("2026-07-14T22:59:00Z")).met(Instant.parse("2026-07-14T22:58:00Z")).stands();
        limit(RESPONSE, RED).due(Instant.parse("2026-07-14T23:05:00Z")).met(Instant.parse("2026-07-14T23:01:00Z")).stands();
        limit(RESPONSE, RED).due(hours(1)).stands();

        assertThat(today(RESPONSE)).isEqualTo(new Kept(1, 1));
        assertThat(board().now()).hasToString("2026-07-15T00:30+01:00");
        assertThat(board().limits().get(0).dueAt()).hasToString("2026-07-15T01:30+01:00");
    }

    @Test
    void the_board_says_what_is_wrong_with_the_calendar() {
        assertThat(board().calendarAlarm()).isNull();
        when(workingTime.alarm(NOW)).thenReturn(Optional.of("The calendar ends on 31 December 2026."));
        assertThat(board().calendarAlarm()).isEqualTo("The calendar ends on 31 December 2026.");
    }

    /** The states in SQL are those of the limit itself, on its edges too. */
    @Test
    void the_board_and_the_limit_agree_on_every_state() {
        var chance = new Random(7);
        var edges = new double[] {-2, -1, 0, 1, 2};
        for (int i = 0; i < 300; i++) {
            var row = limit(ClockKind.values()[chance.nextInt(ClockKind.values().length)], RED)
                    .due(hours(edges[chance.nextInt(5)])).nearBefore(Duration.ofHours(chance.nextInt(3)));
            if (chance.nextInt(4) == 0) {
                row.onlyReminds();
            } else if (chance.nextInt(3) == 0) {
                row.breached(hours(-1));
            }
            if (chance.nextInt(4) == 0) {
                row.met(hours(-1));
            }
            row.stands();
        }
        var listed = shows(Shown.OPEN, 0, 400).limits();
        var expected = limits.open().stream().filter(limit -> limit.state(NOW) != LimitState.LAPSED).toList();
        assertThat(listed).hasSameSizeAs(expected).hasSizeGreaterThan(100);
        assertThat(listed).allSatisfy(limit -> assertThat(limit.state())
                .isEqualTo(limits.find(limit.limitId()).orElseThrow().state(NOW)));
    }
}
