import { useT } from '#app/lib/i18n.ts'
import { Icon } from '#app/ui/icon.tsx'
import { photoSources, Picture } from '#app/ui/picture.tsx'

type Photo = { id: string; hasAvif: boolean }

/** All photos in a row that a thumb or the small pictures below move; no script. */
export function PhotoGallery({ name, photos }: { name: string; photos: readonly Photo[] }) {
  const t = useT()
  if (photos.length === 0) return <div className="picture-frame woven rounded-lg"><span className="flex items-center justify-center text-ink-soft"><Icon name="leaf" large /></span></div>
  return (
    <div>
      <ul tabIndex={0} aria-label={t('shop.photos')} className="flex snap-x snap-mandatory overflow-x-auto rounded-lg">
        {photos.map(({ id, hasAvif }, at) => (
          <li key={id} id={`anh-${at + 1}`} className="w-full shrink-0 snap-start">
            <span className="picture-frame woven">
              <Picture {...photoSources(id, { avif: hasAvif })} sizes="(min-width: 720px) 500px, 100vw" alt={t('shop.photoOf', { name, n: at + 1 })} width={4} height={3} eager={at === 0} />
            </span>
          </li>
        ))}
      </ul>
      {photos.length > 1 && (
        <nav aria-label={t('shop.photos')} className="mt-2">
          <ul className="row">
            {photos.map(({ id }, at) => (
              <li key={id} className="w-16">
                <a href={`#anh-${at + 1}`} className="block overflow-hidden rounded border-2 border-edge">
                  <span className="picture-frame woven">
                    <img src={`/anh/${id}/320.webp`} alt={t('shop.photoOf', { name, n: at + 1 })} width={64} height={48} loading="lazy" />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  )
}
