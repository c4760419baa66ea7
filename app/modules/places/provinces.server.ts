import { notFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { allProvinces, provinceRowByCode } from './places.repo.server.ts'

export type Province = { code: string; name: string; fullName: string; kind: string }

export async function provinceByCode(read: Reader, code: string): Promise<Province> {
  const [province] = await provinceRowByCode(read, code)
  if (!province) throw notFound()
  return province
}

/** For a select field: every province, in Vietnamese order. */
export const provinceOptions = async (read: Reader): Promise<{ value: string; label: string }[]> => (await allProvinces(read)).map(({ code, name }) => ({ value: code, label: name }))
