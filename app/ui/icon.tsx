import type { SVGProps } from 'react'

/** Drawn on a 24 grid with a round brush 2 wide; strokes may leave their corner a little, as a sign painter's do. */
const strokes = {
  arrow: 'M4 12.2c5-.5 10-.4 15.6-.1M13.6 6l6.2 6.1-6 6',
  basket: 'M3.2 10h17.6l-2 9.3c-.1.5-.5.8-1 .8H6.3c-.5 0-.9-.3-1-.8zM7.4 10l3.4-6M16.6 10l-3.4-6M9 13.6l.4 3.2M15 13.6l-.4 3.2',
  book: 'M12 6.6c-2.4-1.8-5.2-2-8.4-1.6v13.4c3.2-.4 6-.2 8.4 1.6 2.4-1.8 5.2-2 8.4-1.6V5c-3.2-.4-6-.2-8.4 1.6zM12 6.6V20',
  box: 'M3.6 8.2 12 4l8.4 4.2v8.4L12 20.8l-8.4-4.2zM3.8 8.3l8.2 4 8.2-4M12 12.4v8.2M7.8 6.2l8.2 4',
  call: 'M5 4.2h3.6l1.5 4.3-2.2 1.7c1 2.4 3 4.5 5.6 5.7l1.8-2.2 4.3 1.6V19c0 .8-.6 1.3-1.4 1.2C10.6 19.6 4.6 13.6 3.8 5.6 3.7 4.8 4.2 4.2 5 4.2zM15 4.4c2.4.4 4.2 2.2 4.6 4.6',
  camera: 'M4 7.6h3.6l1.6-2.6h5.6l1.6 2.6H20c.5 0 .8.3.8.8v10c0 .5-.3.8-.8.8H4c-.5 0-.8-.3-.8-.8v-10c0-.5.3-.8.8-.8zM12 16.6a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2z',
  check: 'M4.6 12.8l4.8 5L19.6 6.4',
  chevron: 'M5.6 9l6.4 6.4L18.4 9',
  clock: 'M12 20.6a8.6 8.6 0 1 0 0-17.2 8.6 8.6 0 0 0 0 17.2zM12 7v5.2l3.6 2.2',
  close: 'M5.8 5.8l12.4 12.4M18.2 5.8L5.8 18.2',
  edit: 'M4.4 19.6l.8-4.2L15.8 4.8l3.4 3.4L8.6 18.8zM13.6 7l3.4 3.4',
  filter: 'M4 6.4h16M7 12h10M10 17.6h4',
  hand: 'M8.2 12.8V5.6c0-1.7 2.5-1.7 2.5 0v5.2V4.4c0-1.7 2.5-1.7 2.5 0v6.4V5.4c0-1.7 2.5-1.7 2.5 0v6V8c0-1.6 2.4-1.6 2.4 0v6.6c0 3.6-2.3 6-5.6 6-3 0-4.4-1.3-5.7-3.6L4.3 13c-.8-1.5 1.1-2.6 2.2-1.4z',
  home: 'M3.6 11.6L12 4.2l8.4 7.4M6 9.8v9.8h12V9.8M10 19.4v-5.6h4v5.6',
  info: 'M12 20.6a8.6 8.6 0 1 0 0-17.2 8.6 8.6 0 0 0 0 17.2zM12 11v5.6M12 7.4v.2',
  leaf: 'M5.6 18.6C3.8 10.4 9.2 4.8 19.6 4.2 20 14.8 13.8 20.4 5.6 18.6zM3.8 20.4c3.2-4.6 6.2-7.4 10-9.8',
  listen: 'M4 9.6h3.4L12 5.4v13.2l-4.6-4.2H4zM15.4 9c1.5 1.7 1.5 4.3 0 6M18.2 6.4c2.9 3.2 2.9 8 0 11.2',
  lock: 'M5.6 10.8h12.8v9.4H5.6zM8.4 10.6V8c0-4.8 7.2-4.8 7.2 0v2.6M12 14.4v2.4',
  'map-pin': 'M12 21c-4.2-4.6-6.4-8-6.4-11 0-8.2 12.8-8.2 12.8 0 0 3-2.2 6.4-6.4 11zM12 12.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z',
  menu: 'M4 6.4h16M4 12h16M4 17.6h16',
  money: 'M3.2 6.4h17.6v11.2H3.2zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6.4 9.4v.2M17.6 14.4v.2',
  people: 'M9 11.4a3.4 3.4 0 1 0 0-6.8 3.4 3.4 0 0 0 0 6.8zM2.8 19.8c.4-7.4 12-7.4 12.4 0M15.4 5c3.6-.2 4.6 4.8 1.4 6M17.4 13.8c2.5.6 3.7 2.6 3.8 5.8',
  person: 'M12 11.8a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.6 20.4c.6-8.4 14.2-8.4 14.8 0',
  phone: 'M7.6 3.4h8.8c.6 0 1 .4 1 1v15.2c0 .6-.4 1-1 1H7.6c-.6 0-1-.4-1-1V4.4c0-.6.4-1 1-1zM6.8 16.8h10.4M12 18.7v.1',
  plus: 'M12 5v14M5 12h14',
  printer: 'M7 8.4V3.8h10v4.6M6.8 16.6H3.6V8.8h16.8v7.8h-3.2M7 13.6h10v6.8H7z',
  receipt: 'M5.6 3.8l2.1 1.5 2.2-1.5 2.1 1.5 2.1-1.5 2.2 1.5 2.1-1.5v16.4l-2.1-1.5-2.2 1.5-2.1-1.5-2.1 1.5-2.2-1.5-2.1 1.5zM9 9.4h6M9 13.4h6',
  received: 'M3.6 10.2L7 4.8h10l3.4 5.4v9.6H3.6zM3.8 10.2h16.4M8.4 14.8l2.6 2.6 4.8-5',
  search: 'M10.8 17.4a6.6 6.6 0 1 0 0-13.2 6.6 6.6 0 0 0 0 13.2zM15.6 15.8l5 5',
  stall: 'M4.8 4.2h14.4l1.8 5.4c-.2 2.7-4.4 2.7-4.6 0-.2 2.7-4.2 2.7-4.4 0-.2 2.7-4.2 2.7-4.4 0-.2 2.7-4.4 2.7-4.6 0zM5 12v8.2M19 12v8.2M3.4 15.8h17.2',
  star: 'M12 3.6l2.6 5.5 6 .8-4.4 4.2 1.1 6-5.3-2.9-5.3 2.9 1.1-6-4.4-4.2 6-.8z',
  truck: 'M2.8 6.2h11v10.6h-11zM13.8 9.8h4l3.4 3.6v3.4h-7.4M7 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM17 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  warning: 'M12 4l9 16H3zM12 10v4.6M12 17.2v.2',
} as const

export type IconName = keyof typeof strokes

const filled: Partial<Record<IconName, string>> = { star: 'currentColor' }

/** Always beside a word, so it is hidden from screen readers. */
export function Icon({ name, large, ...rest }: { name: IconName; large?: boolean } & SVGProps<SVGSVGElement>) {
  const size = large ? 40 : 24
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill={filled[name] ?? 'none'} aria-hidden="true" focusable="false" className="shrink-0" {...rest}>
      <path d={strokes[name]} stroke="currentColor" strokeWidth={2} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

export const iconNames = Object.keys(strokes) as IconName[]
