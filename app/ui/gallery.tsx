import { ButtonShow, IconShow, MarkShow } from './gallery/marks-show.tsx'
import { FieldShow } from './gallery/field-show.tsx'
import { PageShow } from './gallery/page-show.tsx'
import { GoodsShow } from './gallery/goods-show.tsx'
import { ShellShow } from './gallery/shell-show.tsx'
import { PaletteShow } from './gallery/palette-show.tsx'
import { Page, PageTitle } from './page.tsx'

/** Every component in every state, for the people who build the next page. */
export function Gallery() {
  return (
    <>
      <Page>
        <PageTitle lead="Rice paper, tea leaves, ripe rice, fired clay, indigo cloth. Copy from here; add here what is missing.">Parts of the market</PageTitle>
        <PaletteShow />
        <ButtonShow />
        <MarkShow />
        <IconShow />
        <FieldShow />
        <PageShow />
        <GoodsShow />
      </Page>
      <ShellShow />
    </>
  )
}
