-- What the table was told about an adult and proposed (version, rules, answers), and whether a child lives there.
alter table adult_decision add column child_at_home varchar(10) default 'UNKNOWN' not null;
alter table adult_decision add column proposal varchar(20000);
