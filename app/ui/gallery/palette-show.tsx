import { Section } from '../page.tsx'

/** Written out in full, so that Tailwind finds the class names. */
const families = [
  { name: 'tea', use: 'go on, done', fill: 'bg-tea-fill text-tea-on', soft: 'bg-tea-soft text-tea' },
  { name: 'rice', use: 'take an order, waiting', fill: 'bg-rice-fill text-rice-on', soft: 'bg-rice-soft text-rice' },
  { name: 'clay', use: 'prices, names of places', fill: 'bg-clay-fill text-clay-on', soft: 'bg-clay-soft text-clay' },
  { name: 'indigo', use: 'good to know, calls', fill: 'bg-indigo-fill text-indigo-on', soft: 'bg-indigo-soft text-indigo' },
  { name: 'danger', use: 'wrong, cannot be undone', fill: 'bg-danger-fill text-danger-on', soft: 'bg-danger-soft text-danger' },
]

export function PaletteShow() {
  return (
    <Section title="Colour and type">
      <ul className="grid grid-cols-2 gap-2 md:grid-cols-5">
        {families.map((family) => (
          <li key={family.name} className="overflow-hidden rounded border border-line">
            <p className={`px-3 py-4 font-bold ${family.fill}`}>{family.name}</p>
            <p className={`px-3 py-2 text-sm ${family.soft}`}>{family.use}</p>
          </li>
        ))}
      </ul>
      <div>
        <p className="font-display text-4xl font-bold">A title of 50 px</p>
        <p className="font-display text-3xl font-bold">A title of 39 px</p>
        <p className="font-display text-2xl font-bold">A title of 31 px</p>
        <p className="font-display text-xl font-bold">A title of 25 px</p>
        <p className="text-lg">Text of 21 px leads into a page.</p>
        <p>Text of 18 px is what people read.</p>
        <p className="text-sm text-ink-soft">Text of 16 px stands beside it, never smaller.</p>
      </div>
    </Section>
  )
}
