-- Who may look at all. Every table grants the rest itself: a forgotten grant fails loudly in the first
-- test, a grant by default would leak in silence.
grant usage on schema public to :app, :writer;
grant select on installation, schema_migrations to :app, :writer;

-- Tables created later must not be readable by everybody either, whatever the server's defaults are.
alter default privileges in schema public revoke all on tables from public;
