/** '19/05503', or '19/05503/03' with the hamlet's number. */
export const unitPathOf = (commune: { code: string; provinceCode: string }, hamletNumber?: string): string =>
  [commune.provinceCode, commune.code, ...(hamletNumber ? [hamletNumber] : [])].join('/')

/** '19/05503/03' → its parts; codes are not checked. */
export function readUnitPath(unitPath: string): { provinceCode?: string; communeCode?: string; hamletNumber?: string } {
  const [provinceCode, communeCode, hamletNumber] = unitPath.split('/')
  return { ...(provinceCode && { provinceCode }), ...(communeCode && { communeCode }), ...(hamletNumber && { hamletNumber }) }
}
