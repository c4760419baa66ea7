/**
 * Full text over products.search_text, which is folded in TypeScript so that both engines see the same words.
 * Run at every start: SQLite drops triggers when a migration rebuilds a table, and VACUUM may renumber the rows.
 */
export const sqliteSearchIndex = [
  `create virtual table if not exists products_fts using fts5(search_text, content='products', content_rowid='rowid', tokenize="unicode61 remove_diacritics 0", prefix='1 2 3', detail='none')`,
  `create trigger if not exists products_fts_insert after insert on products begin
     insert into products_fts(rowid, search_text) values (new.rowid, new.search_text);
   end`,
  `create trigger if not exists products_fts_delete after delete on products begin
     insert into products_fts(products_fts, rowid, search_text) values ('delete', old.rowid, old.search_text);
   end`,
  `create trigger if not exists products_fts_update after update of search_text on products begin
     insert into products_fts(products_fts, rowid, search_text) values ('delete', old.rowid, old.search_text);
     insert into products_fts(rowid, search_text) values (new.rowid, new.search_text);
   end`,
  `insert into products_fts(products_fts) values ('rebuild')`,
]

export const postgresSearchIndex = [
  `alter table products add column if not exists search_tsv tsvector
     generated always as (array_to_tsvector(array_remove(string_to_array(search_text, ' '), ''))) stored`,
  `create index if not exists products_search_tsv on products using gin(search_tsv)`,
]
