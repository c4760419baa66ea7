export type Region = 'north' | 'centre' | 'south'

const CENTRE_BEGINS = 38
const SOUTH_BEGINS = 75

/** Province codes run from north to south: 01 Hà Nội … 37 Ninh Bình, 38 Thanh Hóa … 68 Lâm Đồng, 75 Đồng Nai … 96 Cà Mau. */
export function regionOf(provinceCode: string): Region {
  const code = Number(provinceCode)
  return code < CENTRE_BEGINS ? 'north' : code < SOUTH_BEGINS ? 'centre' : 'south'
}
