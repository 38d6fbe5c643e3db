-- When the next limit is near, due or to be escalated is asked for with each change of a case.
create index case_limit_near on case_limit (near_at);
create index case_limit_due on case_limit (due_at);
create index case_limit_escalate on case_limit (escalate_at);
