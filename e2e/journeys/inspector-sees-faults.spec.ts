import { expect, test } from '../support/fixtures.ts'

test('whoever looks at every page sees its faults, also the second time and on a page that was in order a moment before', async ({ page, inspect }) => {
  await page.goto('/san-pham')
  expect(await inspect(page)).toEqual([])
  await page.evaluate(() => {
    const main = document.querySelector('main')!
    main.append(document.createElement('img'), document.createElement('input'))
    main.querySelector('a')!.replaceChildren()
    Object.assign(main.querySelector<HTMLElement>('h1')!.style, { color: '#eee', background: '#fff', width: '2000px' })
  })
  for (const look of ['first', 'second']) {
    const found = (await inspect(page)).join('\n')
    for (const fault of ['image-alt', 'label', 'link-name', 'color-contrast', 'px wide on a screen of']) expect(found, `${look} look`).toContain(fault)
  }
  await page.goto('about:blank')
})
