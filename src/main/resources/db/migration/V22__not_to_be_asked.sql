-- Why a family was not to be asked, where an officer found that asking would endanger somebody.
alter table family_contact add column why_not_asked varchar(4000);
