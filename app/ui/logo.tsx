/** A stall under its awning, with one tea leaf for a flag. */
export function LogoMark({ size = 44 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false" className="shrink-0">
      <path d="M24 11C22 5 26 1 34 1c1 6-3 10-10 10z" fill="#a9cf7f" />
      <path d="M24 12c1-4 4-7 7-8.6" fill="none" stroke="#25532f" strokeWidth="1.4" strokeLinecap="round" />
      <path d="M9 24v20h30V24" fill="#fff6dc" />
      <path d="M5.5 12.5h37L47 25c-.6 6-8.6 6-9.2 0-.6 6-8.6 6-9.2 0-.6 6-8.6 6-9.2 0-.6 6-8.6 6-9.2 0-.6 6-8.6 6-9.2 0z" fill="#f5c343" />
      <path d="M12.9 12.5 10.2 25c.6 6 8.6 6 9.2 0l1.2-12.5zM27.4 12.5l1.2 12.5c.6 6 8.6 6 9.2 0l-2.7-12.5z" fill="#c9552f" />
      <path d="M14 36h20l-2 8H16z" fill="#2f6b3c" />
      <path d="M12 36h24" stroke="#7a5a2a" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  )
}

export function Logo({ name }: { name: string }) {
  return (
    <span className="flex items-center">
      <LogoMark />
      <span className="ml-2 whitespace-nowrap font-display text-xl font-bold leading-none">{name}</span>
    </span>
  )
}
