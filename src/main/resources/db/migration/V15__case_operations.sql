-- What goes past the diagram of a case: an operator asks, a service manager agrees, the hub does it. Appended.
create table case_operation (
    operation_id        varchar(36)   primary key,
    case_reference      varchar(20)   not null references mash_case,
    process_instance_id varchar(64)   not null,
    kind                varchar(20)   not null,
    from_activity       varchar(100),
    to_activity         varchar(100),
    reason              varchar(2000) not null,
    asked_by            varchar(100)  not null,
    asked_at            timestamp with time zone not null
);

create table case_operation_answer (
    operation_id varchar(36)   primary key references case_operation,
    agreed       boolean       not null,
    reason       varchar(2000) not null,
    replaced_by  varchar(20)   references mash_case,
    answered_by  varchar(100)  not null,
    answered_at  timestamp with time zone not null
);

create table case_operation_done (
    operation_id varchar(36)  primary key references case_operation,
    carried_out  boolean      not null,
    done_at      timestamp with time zone not null
);
