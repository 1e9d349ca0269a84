-- Whoever hands out a password for an account without a second factor could enter it themselves. Where that matters they
-- are noted here, and the account opens nothing until somebody else has seen that it is its owner who set it up.
alter table access_accounts add column held_by uuid;

grant update (held_by) on access_accounts to :writer;
