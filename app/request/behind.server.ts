import type { Context, StaffRole } from '#app/lib/context.ts'
import { notFound } from '#app/lib/errors.ts'
import { listProducersBehind } from '#app/modules/reporting/get-progress.server.ts'
import { isFigure } from '#app/modules/reporting/stages.ts'
import { unitName } from '#app/modules/places/unit-name.server.ts'
import { openContext } from './context.server.ts'
import { readPageNumber } from './page-number.ts'


/** What the list behind a figure shows: /…/:figure?don_vi=19/05503&trang=2, for these roles. */
export async function readBehind(request: Request, figure: string | undefined, need: readonly StaffRole[]) {
  const ctx: Context = await openContext(request, { need })
  if (figure === undefined || !isFigure(figure)) throw notFound()
  const query = new URL(request.url).searchParams
  const unit = query.get('don_vi') ?? ''
  const page = readPageNumber(query)
  return { ctx, figure, unit, unitName: await unitName(ctx.store.read, unit), ...(await listProducersBehind(ctx, { unit, figure, page, roles: need })) }
}
