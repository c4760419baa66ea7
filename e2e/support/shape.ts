/**
 * In the browser: how wide the page is, and everything but its words that axe judges. Neighbours of the same shape, such as
 * rows, stand for one; of words, addresses and ids only remains whether they are there, are unique and lead somewhere.
 */
export function shapeOf(): { needed: number; shape: string } {
  const REFERENCES = ['for', 'form', 'list', 'headers', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-errormessage', 'aria-activedescendant']
  const WORDS = ['id', 'name', 'value', 'href', 'src', 'srcset', 'action', 'alt', 'title', 'placeholder', 'content', 'datetime', 'aria-label', 'd', 'points', 'viewBox', 'width', 'height', 'nonce', 'integrity']
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const there = new Set(ids)
  return { needed: document.documentElement.scrollWidth, shape: `${ids.length === there.size} ${shape(document.documentElement)}` }

  function shape(element: Element): string {
    const inside: string[] = []
    for (const child of element.childNodes) {
      const one = child instanceof Element ? shape(child) : child instanceof Text && child.data.trim() ? 'words' : ''
      if (one && one !== inside.at(-1)) inside.push(one)
    }
    if (/^(script|link|meta)$/.test(element.localName) && element.getAttribute('name') !== 'viewport') return ''
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${kept(name, value)}`).sort()
    return `<${element.localName} ${attributes.join(' ')}>${inside.join('')}</>`
  }

  function kept(name: string, value: string): string {
    if (REFERENCES.includes(name)) return String(value.split(/\s+/).every((id) => there.has(id)))
    return WORDS.includes(name) ? String(value.trim() !== '') : value
  }
}
