import type { Reader } from '#db/client.server.ts'
import { findCommune } from './communes.server.ts'
import { hamletByPath, provinceRowByCode } from './places.repo.server.ts'
import { readUnitPath } from './unit-path.ts'

/** '19/05503/03' → 'Xóm Hồng Thái, Xã Tân Cương, Tỉnh Thái Nguyên'; '' for the whole country and for paths that name nothing. */
export async function unitName(read: Reader, unitPath: string): Promise<string> {
  const { provinceCode, communeCode, hamletNumber } = readUnitPath(unitPath)
  if (!provinceCode) return ''
  if (!communeCode) return (await provinceRowByCode(read, provinceCode))[0]?.fullName ?? ''
  const commune = await findCommune(read, communeCode)
  if (!commune) return ''
  const hamlet = hamletNumber ? (await hamletByPath(read, unitPath))[0]?.name : undefined
  return [hamlet, commune.fullName, commune.provinceFullName].filter(Boolean).join(', ')
}
