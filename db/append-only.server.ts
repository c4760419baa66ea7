/**
 * The journal only grows: update and delete are refused by the engine itself. Put in place at every start,
 * because SQLite drops triggers when a migration rebuilds a table.
 */
const tables = ['journal_entries', 'journal_lines']

export const sqliteAppendOnly = tables.flatMap((table) =>
  ['update', 'delete'].map(
    (act) => `create trigger if not exists ${table}_no_${act} before ${act} on ${table} begin select raise(abort, '${table} is append-only'); end`,
  ),
)

export const postgresAppendOnly = [
  `create or replace function refuse_change() returns trigger language plpgsql as $$ begin raise exception '% is append-only', tg_table_name; end $$`,
  ...tables.map((table) => `create or replace trigger ${table}_append_only before update or delete or truncate on ${table} for each statement execute function refuse_change()`),
]
