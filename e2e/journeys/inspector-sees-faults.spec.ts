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

test('whoever looks at what a person was shown sees it with its style sheet, and its faults', async ({ page, mirror, request }) => {
  await page.goto('/san-pham')
  const url = page.url()
  const html = await (await request.get(url)).text()
  const withFaults = html.replace('</main>', '<img src="/icon.svg"><input><a href="/"></a><p class="text-tea-on">Chữ trắng</p><table width="2000"><tbody><tr><td>Rộng</td></tr></tbody></table></main>')
  expect(await mirror.look({ url, html })).toEqual([])
  const found = (await mirror.look({ url, html: withFaults })).join('\n')
  for (const fault of ['image-alt', 'label', 'link-name', 'color-contrast', 'px wide on a screen of']) expect(found).toContain(fault)
  expect(await mirror.look({ url, html: html.replace('</main>', '<p>Chữ thường</p></main>') })).toEqual([])
})
