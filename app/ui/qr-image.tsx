/** One path of horizontal strokes on a grid of `size`, quiet zone included. */
export type Qr = { size: number; path: string }

/** Black on white whatever is around it; as wide as its place. */
export function QrImage({ qr, label }: { qr: Qr; label: string }) {
  return (
    <svg viewBox={`0 0 ${qr.size} ${qr.size}`} width="100%" role="img" className="block" aria-label={label} shapeRendering="crispEdges">
      <rect width={qr.size} height={qr.size} fill="#fff" />
      <path d={qr.path} stroke="#000" strokeWidth="1" />
    </svg>
  )
}
