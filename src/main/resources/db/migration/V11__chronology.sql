-- By what a subject can be recognised in another contact: drawn from the newest version of each contact, and made anew
-- with every version. The contact itself counts; this is only its index.
create table contact_subject (
    case_reference varchar(20)  not null references mash_case,
    subject_id     varchar(20)  not null,
    nhs_number     varchar(10),
    name_key       varchar(210),
    date_of_birth  date,
    primary key (case_reference, subject_id)
);
create index contact_subject_nhs_number on contact_subject (nhs_number);
create index contact_subject_name on contact_subject (name_key, date_of_birth);
