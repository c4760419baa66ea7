import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Vault } from '#app/lib/ports.ts'

const VERSION = 'v1'

/** AES-256-GCM and HMAC-SHA-256 under keys derived (HKDF, RFC 5869) from SECRET_KEY, one for each use. */
export function openVault(secret: string): Vault {
  const key = (use: string) => Buffer.from(hkdfSync('sha256', secret, 'cho-lang', use, 32))
  const sealing = key('seal')
  return {
    seal(plain) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return [VERSION, ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.')
    },
    open(sealed) {
      const [version, nonce, tag, body] = sealed.split('.')
      if (version !== VERSION || nonce === undefined || tag === undefined || body === undefined) throw new Error('not sealed by this vault')
      const decipher = createDecipheriv('aes-256-gcm', sealing, Buffer.from(nonce, 'base64url'))
      decipher.setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
    },
    digest: (purpose, text) => createHmac('sha256', key(`digest ${purpose}`)).update(text).digest('base64url'),
  }
}
