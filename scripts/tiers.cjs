/** A module may import lower tiers, never a higher one, and peers never each other; db/schema/* follows the same order. */
exports.tiers = [
  ['accounts', 'places'],
  ['producers'],
  ['training', 'stalls'],
  ['catalog', 'payments', 'shipping'],
  ['orders'],
  ['checkout', 'reviews', 'onboarding'],
  ['outreach', 'support', 'reporting', 'notifications'],
]

/** Tables of no context: everybody may refer to them, they refer to nobody. */
exports.commonTables = ['events', 'files', 'limits']
