-- By what somebody can be recognised in another contact: drawn from the newest version of each contact, made anew with
-- every version, and of all contacts at the next start. It takes the place of the index of subjects alone, so that a subject
-- access request of a parent finds where else they stand. The contact itself counts; this is only its index.
drop table contact_subject;
create table contact_person (
    case_reference varchar(20) not null references mash_case,
    person_id      varchar(20) not null,
    household      boolean     not null,
    nhs_number     varchar(10),
    name_key       varchar(501),
    date_of_birth  date,
    primary key (case_reference, person_id)
);
create index contact_person_nhs_number on contact_person (nhs_number);
create index contact_person_name on contact_person (name_key, date_of_birth);
