package org.openmash.outcome.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.outcome.ReplyReviewRegister;
import org.openmash.outcome.ReplyReviews.Decided;
import org.openmash.outcome.ReplyReviews.Follows;
import org.openmash.platform.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReplyReviewRegister implements ReplyReviewRegister {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcReplyReviewRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String append(String caseReference, AgencyRequest request, Decided decided, Person by) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("insert into reply_review (case_reference, request_id, reply_number, follows, team, words, recorded_by,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, request.requestId(), request.replyNumber().orElse(null), decided.follows().name(),
                        decided.team(), decided.words(), by.id(), Timestamp.from(clock.instant()))
                .update(key, "id");
        return key.getKey().toString();
    }

    @Override
    public String words(String reviewId) {
        return jdbc.sql("select words from reply_review where id = ?").param(Long.valueOf(reviewId)).query(String.class)
                .single();
    }

    @Override
    public List<String> of(String requestId) {
        return jdbc.sql("select id from reply_review where request_id = ? order by id").param(requestId)
                .query(String.class).list();
    }

    @Override
    public List<String> toldTo(String requestId, String team) {
        return jdbc.sql("select id from reply_review where request_id = ? and team = ? order by id").params(requestId, team)
                .query(String.class).list();
    }

    @Override
    public boolean isOf(String requestId, long replyNumber) {
        return jdbc.sql("select count(*) from reply_review where request_id = ? and reply_number = ?")
                .params(requestId, replyNumber).query(Integer.class).single() > 0;
    }

    @Override
    public Optional<String> newestWords(String requestId, Follows follows) {
        return jdbc.sql("select words from reply_review where request_id = ? and follows = ? order by id desc limit 1")
                .params(requestId, follows.name()).query(String.class).optional();
    }
}
