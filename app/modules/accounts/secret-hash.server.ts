import { hash, verify } from '@node-rs/argon2'

declare const hashed: unique symbol
/** argon2id; the only form in which a PIN or a password is kept. */
export type SecretHash = string & { readonly [hashed]: true }

/** OWASP's minimum for argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
let decoy: Promise<string> | undefined

/** Slow on purpose: call it before the write, never inside. */
export const hashSecret = async (secret: string): Promise<SecretHash> => (await hash(secret.normalize('NFC'), COST)) as SecretHash

/** The same work whether or not there is anything to compare with. */
export async function isSecret(kept: string | undefined, typed: string): Promise<boolean> {
  const matches = await verify(kept ?? (await (decoy ??= hashSecret('nobody'))), typed.normalize('NFC'))
  return kept !== undefined && matches
}
