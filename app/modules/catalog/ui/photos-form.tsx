import { Form, useActionData } from '@remix-run/react'
import { useT } from '#app/lib/i18n.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PhotoField } from '#app/ui/field.tsx'
import { plainField } from '#app/ui/field-parts.tsx'
import { Badge, Notice } from '#app/ui/page.tsx'
import { MOST_PHOTOS } from '../product.ts'
import { pathOfProductStep } from './product-steps.tsx'

type Photo = { id: string }
export type PhotosAnswer = { photos: { kept: number; troubles: string[] } }

/** Photos are kept as soon as they are sent; what could not be used is said one by one. */
export function PhotosForm({ productId, photos }: { productId: string; photos: readonly Photo[] }) {
  const t = useT()
  const answer = useActionData<Partial<PhotosAnswer> & { error?: Record<string, string[] | null> }>()
  const told = answer?.photos
  const refused = Object.values(answer?.error ?? {}).flatMap((errors) => errors ?? [])
  return (
    <>
      {told && told.troubles.length > 0 && (
        <Notice tone="danger" live title={told.kept > 0 ? t('catalog.photosKept', { n: told.kept }) : undefined}>
          <ul className="list-disc pl-6">{told.troubles.map((trouble) => <li key={trouble}>{trouble}</li>)}</ul>
        </Notice>
      )}
      {refused.length > 0 && <Notice tone="danger" live title={refused.join(' ')} />}
      <p className="text-ink-soft">{t('catalog.photosLead')}</p>
      {photos.length > 0 && (
        <ol className="grid grid-cols-2 gap-3">
          {photos.map(({ id }, at) => (
            <li key={id} className="card p-2">
              <span className="picture-frame woven rounded"><img src={`/anh/${id}/320.webp`} alt={t('catalog.photoOf', { n: at + 1 })} width={160} height={120} /></span>
              <div className="mt-2">
                {at === 0 ? <p className="flex min-h-touch items-center justify-center"><Badge tone="good" icon="star">{t('catalog.photoIsFirst')}</Badge></p> : <PhotoButton intent="first-photo" id={id} label={t('catalog.photoFirst')} />}
                <PhotoButton intent="drop-photo" id={id} label={t('catalog.photoDrop')} />
              </div>
            </li>
          ))}
        </ol>
      )}
      {photos.length < MOST_PHOTOS && (
        <Form method="post" encType="multipart/form-data" className="stack" noValidate>
          <input type="hidden" name="intent" value="photos" />
          <PhotoField field={plainField('photos', { id: 'photos' })} label={t('catalog.photosAdd')} hint={t('catalog.photosAddHint')} />
          <Button kind={photos.length === 0 ? 'primary' : 'secondary'} icon="camera" wide>{t('catalog.photosSend')}</Button>
        </Form>
      )}
      {photos.length > 0 && <ButtonLink to={pathOfProductStep(productId, 'check')} icon="arrow" wide>{t('catalog.photosNext')}</ButtonLink>}
    </>
  )
}

function PhotoButton({ intent, id, label }: { intent: 'first-photo' | 'drop-photo'; id: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="photoId" value={id} />
      <Button kind="quiet" wide>{label}</Button>
    </Form>
  )
}
