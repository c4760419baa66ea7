/** Drawn by us in the manner of woodblock prints: flat colour, a black line that does not quite meet it. */
const drawings = {
  market: { width: 800, height: 420 },
  'empty-basket': { width: 240, height: 180 },
  'closed-stall': { width: 240, height: 180 },
  'lost-path': { width: 240, height: 180 },
} as const

export type DrawingName = keyof typeof drawings

export function Drawing({ name, alt = '', eager = false }: { name: DrawingName; alt?: string; eager?: boolean }) {
  const { width, height } = drawings[name]
  return <img src={`/drawings/${name}.svg`} alt={alt} width={width} height={height} loading={eager ? 'eager' : 'lazy'} className="mx-auto h-auto max-w-full" />
}
