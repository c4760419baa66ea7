import type { Reader } from '#db/client.server.ts'
import { requireCommune } from '#app/modules/places/communes.server.ts'

/** A typed place → '' (everywhere), '19' or '19/05503'. Throws invalid beside the field for a commune that is none, or that several match. */
export async function placeOf(read: Reader, { province = '', commune = '', communeCode }: { province?: string | undefined; commune?: string | undefined; communeCode?: string | undefined }): Promise<string> {
  if (commune.trim() === '') return province
  const found = await requireCommune(read, { typed: commune, code: communeCode, provinceCode: province || undefined })
  return `${found.provinceCode}/${found.code}`
}
