import type { Reader } from '#db/client.server.ts'
import { listsVersion, productVersion } from './public.repo.server.ts'

const PRODUCT = /^(?:\/en)?\/san-pham\/([a-z0-9-]{1,160})$/

/** Changes when a buyer could see a difference on this shared page. */
export async function pageVersion(read: Reader, pathname: string): Promise<string> {
  const slug = PRODUCT.exec(pathname)?.[1]
  const version = slug === undefined ? undefined : await productVersion(read, slug)
  return version ?? (await listsVersion(read))
}
