import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { compilingOnce } from './compiling-once.server.ts'

const compile = vi.spyOn(Database.prototype, 'prepare')
const add = 'insert into goods (name) values (?)'
const named = 'select * from goods where name = ?'
let database: Database.Database
beforeEach(() => {
  compile.mockClear()
  database = compilingOnce(new Database(':memory:'))
  database.exec('create table goods (name text)')
})
afterEach(() => void database.close())

it('compiles a text once, however often it is asked for', () => {
  for (const name of ['chè', 'mật ong', 'bưởi']) database.prepare(add).run(name)
  expect(compile).toHaveBeenCalledTimes(1)
  expect(database.prepare(named).get('bưởi')).toEqual({ name: 'bưởi' })
})

it('answers each who asks in the form asked for, whoever had the statement before', () => {
  database.prepare(add).run('chè')
  expect(database.prepare(named).raw().all('chè')).toEqual([['chè']])
  expect(database.prepare(named).all('chè')).toEqual([{ name: 'chè' }])
})

it('sees a table that was changed meanwhile', () => {
  database.prepare(add).run('chè')
  expect(database.prepare(named).all('chè')).toEqual([{ name: 'chè' }])
  database.exec('alter table goods add column price integer default 0')
  expect(database.prepare(named).all('chè')).toEqual([{ name: 'chè', price: 0 }])
})

it('keeps no more than the texts used last', () => {
  database.prepare(named)
  for (let n = 0; n < 600; n++) database.prepare(`${named} limit ${n}`)
  database.prepare(named)
  expect(compile.mock.calls.filter(([text]) => text === named)).toHaveLength(2)
})
