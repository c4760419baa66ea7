import { sql } from 'drizzle-orm'
import { index, instant, integer, table, text, uniqueIndex } from '../dialect.ts'

export const persons = table('persons', {
  id: text('id').primaryKey(),
  fullName: text('full_name').notNull(),
  /** What the person chose to be called (ông, bà, cô, chú, bác, anh, chị); never guessed. */
  addressForm: text('address_form'),
  locale: text('locale').notNull().default('vi'),
  createdAt: instant('created_at').notNull(),
})

/** A contact that several persons may share; E.164. */
export const personPhones = table(
  'person_phones',
  {
    id: text('id').primaryKey(),
    personId: text('person_id').notNull().references(() => persons.id),
    phone: text('phone').notNull(),
    checkedAt: instant('checked_at'),
    lastProvedAt: instant('last_proved_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('person_phones_person').on(t.personId, t.phone), index('person_phones_phone').on(t.phone)],
)

/** kind: password | pin | picture_pin | qr_card | totp. A TOTP secret is encrypted, the others are argon2id hashes. */
export const credentials = table(
  'credentials',
  {
    id: text('id').primaryKey(),
    personId: text('person_id').notNull().references(() => persons.id),
    kind: text('kind').notNull(),
    secret: text('secret').notNull(),
    /** TOTP: the last time step used, so that a code works once. */
    lastStep: integer('last_step').notNull().default(0),
    failedTries: integer('failed_tries').notNull().default(0),
    lockedUntil: instant('locked_until'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('credentials_person_kind').on(t.personId, t.kind)],
)

export const recoveryCodes = table(
  'recovery_codes',
  {
    id: text('id').primaryKey(),
    personId: text('person_id').notNull().references(() => persons.id),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('recovery_codes_person').on(t.personId)],
)

/** purpose: sign_in | consent | enrol. One live code for each phone and purpose; an enrol code belongs to a person, and phone holds her id. */
export const oneTimeCodes = table(
  'one_time_codes',
  {
    id: text('id').primaryKey(),
    phone: text('phone').notNull(),
    purpose: text('purpose').notNull(),
    codeHash: text('code_hash').notNull(),
    /** Who had it made for another person. */
    issuedBy: text('issued_by'),
    tries: integer('tries').notNull().default(0),
    sentAt: instant('sent_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [uniqueIndex('one_time_codes_phone').on(t.phone, t.purpose), index('one_time_codes_expiry').on(t.expiresAt)],
)

/** A phone that was proved by a code, before the person who holds it said who she is. id = sha256(token). */
export const phoneProofs = table(
  'phone_proofs',
  {
    id: text('id').primaryKey(),
    phone: text('phone').notNull(),
    provedAt: instant('proved_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('phone_proofs_expiry').on(t.expiresAt)],
)

/** id = sha256(token). */
export const sessions = table(
  'sessions',
  {
    id: text('id').primaryKey(),
    personId: text('person_id').notNull().references(() => persons.id),
    /** pin | password | code: how it was opened. */
    openedBy: text('opened_by').notNull().default('pin'),
    secondFactorAt: instant('second_factor_at'),
    device: text('device').notNull(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sessions_person').on(t.personId), index('sessions_expiry').on(t.expiresAt)],
)

/** Devices enrolled for members of hamlet teams; tokenHash = sha256(token in the device's cookie). */
export const devices = table(
  'devices',
  {
    id: text('id').primaryKey(),
    personId: text('person_id').notNull().references(() => persons.id),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    enrolledBy: text('enrolled_by').notNull(),
    enrolledAt: instant('enrolled_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('devices_person').on(t.personId)],
)

/** role: team_member | officer | province_operator | collector_maker | collector_checker | post_clerk | auditor. unitPath: 19/05503/03, '' = the whole country. */
export const roleGrants = table(
  'role_grants',
  {
    id: text('id').primaryKey(),
    personId: text('person_id').notNull().references(() => persons.id),
    role: text('role').notNull(),
    unitPath: text('unit_path').notNull(),
    /** collector_maker, collector_checker: whose money they work on; else '' */
    collectorId: text('collector_id').notNull().default(''),
    grantedBy: text('granted_by'),
    validFrom: instant('valid_from').notNull(),
    validTo: instant('valid_to'),
  },
  (t) => [index('role_grants_person').on(t.personId), uniqueIndex('role_grants_live').on(t.personId, t.role, t.unitPath, t.collectorId).where(sql`${t.validTo} is null`)],
)

/** Fixed-window counters, counted outside the business transaction. */
export const rateHits = table(
  'rate_hits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('rate_hits_expiry').on(t.expiresAt)],
)
