-- What a manager writes of an agency's answer that came after the decision is read by those who decide: its request.
alter table new_information add column late_answer varchar(36) references agency_request (id);

-- That of earlier releases: written down in one step with the review of the answer, just before it.
update new_information set late_answer = (select max(reviewed.request_id) from reply_review reviewed
    where reviewed.case_reference = new_information.case_reference and reviewed.follows = 'RATE_AGAIN'
    and reviewed.recorded_by = new_information.recorded_by
    and reviewed.recorded_at between new_information.recorded_at and new_information.recorded_at + interval '10' second);
