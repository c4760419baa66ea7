export const photoWidths = [320, 640, 1280] as const
export type PhotoWidth = (typeof photoWidths)[number]
export type PhotoFormat = 'jpg' | 'webp' | 'avif'

export const photoKey = (photoId: string, width: PhotoWidth, format: PhotoFormat): string => `photos/${photoId}/${width}.${format}`

/** '640.webp' → its parts; undefined for every other name. */
export function readPhotoFile(file: string): { width: PhotoWidth; format: PhotoFormat } | undefined {
  const [, width, format] = /^(320|640|1280)\.(jpg|webp|avif)$/.exec(file) ?? []
  return width === undefined ? undefined : { width: Number(width) as PhotoWidth, format: format as PhotoFormat }
}
