-- What somebody in the hub attaches while writing an agency's answer down is the agency's only once that answer is recorded.

alter table agency_document add column standing varchar(10) default 'KEPT' not null
    check (standing in ('KEPT', 'PENDING', 'DROPPED'));
