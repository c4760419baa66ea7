export type PictureSource = { type: 'image/avif' | 'image/webp'; srcSet: string }
export type PictureProps = {
  sources: PictureSource[]
  /** JPEG for every browser of the floor. */
  src: string
  srcSet?: string
  sizes: string
  alt: string
  width: number
  height: number
  /** The first photo of a page is fetched at once, the rest when they come near. */
  eager?: boolean
}

export function Picture({ sources, src, srcSet, sizes, alt, width, height, eager = false }: PictureProps) {
  return (
    <picture>
      {sources.map((source) => <source key={source.type} type={source.type} srcSet={source.srcSet} sizes={sizes} />)}
      <img src={src} srcSet={srcSet} sizes={sizes} alt={alt} width={width} height={height} loading={eager ? 'eager' : 'lazy'} decoding="async" />
    </picture>
  )
}

/** Our photo addresses: `/anh/:id/:width.:ext` in three widths. */
export function photoSources(id: string, formats: { avif: boolean } = { avif: true }): Pick<PictureProps, 'sources' | 'src' | 'srcSet'> {
  const srcSet = (ext: string) => [320, 640, 1280].map((width) => `/anh/${id}/${width}.${ext} ${width}w`).join(', ')
  return {
    sources: [...(formats.avif ? [{ type: 'image/avif' as const, srcSet: srcSet('avif') }] : []), { type: 'image/webp', srcSet: srcSet('webp') }],
    src: `/anh/${id}/640.jpg`,
    srcSet: srcSet('jpg'),
  }
}
