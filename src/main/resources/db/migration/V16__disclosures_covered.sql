-- Each row of the log of disclosures is covered by an entry of the audit trail, which holds its hash. Rows that were
-- written before have no such entry: up to which number, stands here.
create table disclosure_uncovered (
    up_to bigint not null
);
insert into disclosure_uncovered (up_to) select coalesce(max(id), 0) from disclosure;

create index audit_entry_record on audit_entry (record_kind, record_id);

-- The references of a queue's cards, where somebody looked at many cases at once.
alter table audit_entry alter column detail set data type varchar(4000);
