import type { Reader } from '#db/client.server.ts'
import { allProvinces } from './places.repo.server.ts'

/** For a select field: every province, in Vietnamese order. */
export const provinceOptions = async (read: Reader): Promise<{ value: string; label: string }[]> => (await allProvinces(read)).map(({ code, name }) => ({ value: code, label: name }))
