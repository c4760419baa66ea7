import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { OcopStars } from './marks.tsx'
import { Picture, type PictureProps } from './picture.tsx'

const cardSizes = '(min-width: 960px) 250px, (min-width: 720px) 33vw, 50vw'

type ProductCardProps = {
  href: string
  name: string
  photo?: Omit<PictureProps, 'sizes' | 'alt'> | undefined
  alt?: string
  price: ReactNode
  perKg?: ReactNode
  place: ReactNode
  stars?: { count: number; label: string } | undefined
  /** "sold out", "new": words over the photo. */
  note?: ReactNode
  /** One below the title the list stands under. */
  heading?: 'h2' | 'h3'
}

/** One link covers the card; its name is the product's name. */
export function ProductCard({ href, name, photo, alt = '', price, perKg, place, stars, note, heading: Heading = 'h3' }: ProductCardProps) {
  return (
    <li className="product-card">
      <span className="picture-frame woven">
        {photo ? <Picture {...photo} sizes={cardSizes} alt={alt} /> : <span className="flex items-center justify-center text-ink-soft"><Icon name="leaf" large /></span>}
      </span>
      {note && <span className="product-note">{note}</span>}
      <span className="flex flex-1 flex-col p-3">
        <Heading className="leading-snug"><a href={href} className="product-link">{name}</a></Heading>
        <span className="mt-1 flex text-sm text-ink-soft"><Icon name="map-pin" width={18} height={18} className="mr-1 mt-0.5 shrink-0" />{place}</span>
        <span className="mt-auto block pt-2">
          {stars && <span className="mb-2 block"><OcopStars stars={stars.count} label={stars.label} /></span>}
          <span className="price-tag">{price}</span>
          {perKg && <span className="mt-1 block text-sm text-ink-soft">{perKg}</span>}
        </span>
      </span>
    </li>
  )
}
