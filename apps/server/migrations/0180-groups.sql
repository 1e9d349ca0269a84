-- A group that is called otherwise from now on takes along the duties bound to it, and what is written of its past.

grant update (group_name) on role_grants to :writer;

grant update (value) on past_facts to :writer;
