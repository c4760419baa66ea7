/** Lower case, marks stripped, đ → d, everything else a single space: Hoà = Hòa = hoa. Fills search columns. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** The words of a search, folded, without doubles; at most eight. */
export const searchWords = (text: string): string[] => [...new Set(fold(text).split(' ').filter(Boolean))].slice(0, 8)

/** 'Chè Đinh Tân Cương', id → 'che-dinh-tan-cuong-a1b2c3': folded name and the last six characters of the id. */
export const slugOf = (name: string, id: string): string => {
  const end = id.replace(/[^a-z0-9]/gi, '').slice(-6).toLowerCase()
  const words = fold(name).replaceAll(' ', '-').slice(0, 80).replace(/-+$/, '')
  return words ? `${words}-${end}` : end
}
