import { sql } from 'drizzle-orm'
import { index, instant, table, text, uniqueIndex } from '../dialect.ts'
import { persons } from './accounts.ts'

/** A household or an organisation. Orders, tax and ledger hang on it and are never re-parented. */
export const producers = table(
  'producers',
  {
    id: text('id').primaryKey(),
    /** household | cooperative | business */
    kind: text('kind').notNull(),
    /** 'Hộ Bùi Thị Tư', 'HTX Sông Trẹm' */
    name: text('name').notNull(),
    searchText: text('search_text').notNull(),
    /** What it grows or makes, in the household's words. */
    grows: text('grows').notNull(),
    /** Residence of today, '19/05503/03'; the dated rows are in producer_residences. */
    unitPath: text('unit_path').notNull(),
    provinceCode: text('province_code').notNull(),
    communeCode: text('commune_code').notNull(),
    registeredBy: text('registered_by').notNull(),
    /** First meeting with a team member or officer. */
    metAt: instant('met_at'),
    metBy: text('met_by'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [index('producers_unit').on(t.unitPath), index('producers_search').on(t.searchText)],
)

export const producerResidences = table(
  'producer_residences',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull().references(() => producers.id),
    unitPath: text('unit_path').notNull(),
    hamlet: text('hamlet').notNull(),
    validFrom: instant('valid_from').notNull(),
    validTo: instant('valid_to'),
  },
  (t) => [index('producer_residences_producer').on(t.producerId)],
)

/** role: owner | accountant (sees money) | packer (sees parcels) | helper. Dated; the head of a household is its owner. */
export const memberships = table(
  'memberships',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull().references(() => producers.id),
    personId: text('person_id').notNull().references(() => persons.id),
    role: text('role').notNull(),
    validFrom: instant('valid_from').notNull(),
    validTo: instant('valid_to'),
  },
  (t) => [
    index('memberships_person').on(t.personId),
    index('memberships_producer').on(t.producerId),
    uniqueIndex('memberships_live').on(t.producerId, t.personId, t.role).where(sql`${t.validTo} is null`),
    // A person heads one producer: two taps on "register" make one household.
    uniqueIndex('memberships_one_owner').on(t.personId).where(sql`${t.validTo} is null and ${t.role} = 'owner'`),
  ],
)

/** kind: data | stall_rules | delegation. Provable: who, when, which text, how given. */
export const consents = table(
  'consents',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull().references(() => producers.id),
    personId: text('person_id').notNull().references(() => persons.id),
    kind: text('kind').notNull(),
    textVersion: text('text_version').notNull(),
    /** self | code | paper */
    given: text('given').notNull(),
    givenAt: instant('given_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [index('consents_producer').on(t.producerId, t.kind)],
)

/** An officer acts for a producer only under a consented, time-boxed, purpose-bound delegation. */
export const delegations = table(
  'delegations',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull().references(() => producers.id),
    officerId: text('officer_id').notNull().references(() => persons.id),
    consentId: text('consent_id').notNull().references(() => consents.id),
    /** open_stall | list_products | accept_orders */
    purpose: text('purpose').notNull(),
    validFrom: instant('valid_from').notNull(),
    validTo: instant('valid_to').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('delegations_producer').on(t.producerId), index('delegations_officer').on(t.officerId)],
)

/** assurance: none | officer_seen | org_document | vneid. Number encrypted; who typed it never verifies it. */
export const identities = table(
  'identities',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull().references(() => producers.id).unique(),
    /** citizen_id | tax_code */
    kind: text('kind').notNull(),
    numberSealed: text('number_sealed').notNull(),
    numberEnd: text('number_end').notNull(),
    assurance: text('assurance').notNull(),
    typedBy: text('typed_by').notNull(),
    typedAt: instant('typed_at').notNull(),
    verifiedBy: text('verified_by'),
    verifiedAt: instant('verified_at'),
  },
)

export const bankAccounts = table(
  'bank_accounts',
  {
    id: text('id').primaryKey(),
    producerId: text('producer_id').notNull().references(() => producers.id),
    bankCode: text('bank_code').notNull(),
    numberSealed: text('number_sealed').notNull(),
    numberEnd: text('number_end').notNull(),
    /** NGUYEN THI HOA, as the bank shows it */
    holderName: text('holder_name').notNull(),
    typedBy: text('typed_by').notNull(),
    createdAt: instant('created_at').notNull(),
    confirmedBy: text('confirmed_by'),
    confirmedAt: instant('confirmed_at'),
    /** exact | differs: the holder's name beside the identity's, folded; approved | refused: decided by a person of the collector */
    nameCheck: text('name_check').notNull().default('exact'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    /** As the bank wrote it in the result of a pay-out. */
    bankSaysName: text('bank_says_name'),
    /** A changed account waits 72 hours. */
    payableFrom: instant('payable_from'),
    replacedAt: instant('replaced_at'),
  },
  (t) => [
    index('bank_accounts_producer').on(t.producerId),
    // Money goes to one account: two changes at the same moment leave one of them.
    uniqueIndex('bank_accounts_current').on(t.producerId).where(sql`${t.replacedAt} is null`),
  ],
)

/** A co-operative's member households: what each is due is a statement, the platform pays the co-operative whole. */
export const cooperativeMembers = table(
  'cooperative_members',
  {
    id: text('id').primaryKey(),
    cooperativeId: text('cooperative_id').notNull().references(() => producers.id),
    /** A registered household, when it is one of ours. */
    producerId: text('producer_id'),
    name: text('name').notNull(),
    validFrom: instant('valid_from').notNull(),
    validTo: instant('valid_to'),
  },
  (t) => [index('cooperative_members_cooperative').on(t.cooperativeId)],
)
