-- A reason for each of seventy children, and of whoever receives it what a form lets somebody write: whole.
alter table disclosure alter column approver_said set data type varchar(300000);
alter table disclosure alter column recipient set data type varchar(1000);
