-- Who may look at all. Every later file grants its own tables: a forgotten grant fails loudly in the first test, a
-- grant by default would leak in silence.
grant usage on schema public to :app, :writer;

grant select on installation, schema_migrations to :app, :writer;
