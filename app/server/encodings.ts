export type Encoding = 'br' | 'gzip' | 'identity'

/** The best coding a browser takes; `;q=0` refuses one. */
export function acceptedEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const accepts = (coding: string) => new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))`).test(header)
  return accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : 'identity'
}
