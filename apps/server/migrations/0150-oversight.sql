-- Searching a village's audit by time, and by who acted.
create index audit_rows_by_time on audit_rows (village_id, at);

create index audit_rows_of_actor on audit_rows (village_id, actor_id, seq);
