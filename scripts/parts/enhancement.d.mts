export function bundleEnhancement(): Promise<Uint8Array | undefined>
