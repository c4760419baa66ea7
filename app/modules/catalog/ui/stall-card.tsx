import { href, useLocale, useT } from '#app/lib/i18n.ts'
import { Icon } from '#app/ui/icon.tsx'

type Stall = { slug: string; name: string; story: string; producerName: string; communeName: string; provinceName: string; goods: number; photoIds: string[] }

export function StallCard({ stall }: { stall: Stall }) {
  const t = useT()
  const locale = useLocale()
  return (
    <li className="product-card">
      <span className="grid grid-cols-3 bg-sunk">
        {[0, 1, 2].map((at) => (
          <span key={at} className="picture-frame woven">{stall.photoIds[at] && <img src={`/anh/${stall.photoIds[at]}/320.webp`} alt="" width={160} height={120} loading="lazy" />}</span>
        ))}
      </span>
      <span className="flex flex-1 flex-col p-4">
        <h2 className="text-lg leading-snug"><a href={href(locale, `/gian-hang/${stall.slug}`)} className="product-link">{stall.name}</a></h2>
        <span className="text-ink-soft">{stall.producerName}</span>
        <span className="mt-1 flex text-sm text-ink-soft"><Icon name="map-pin" width={18} height={18} className="mr-1 mt-0.5 shrink-0" />{stall.communeName}, {stall.provinceName}</span>
        {stall.story && <span className="mt-2 block">{stall.story.length > 140 ? `${stall.story.slice(0, 137)}…` : stall.story}</span>}
        <span className="mt-auto block pt-2 font-bold text-tea">{t('shop.stallGoods', { n: stall.goods })}</span>
      </span>
    </li>
  )
}
