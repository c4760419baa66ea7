/**
 * The look of the market in one place: rice paper, tea leaves, ripe rice, fired clay, indigo cloth.
 * `text` colours are safe on paper, card and sunk; `on` colours are safe on the fill of the same name.
 */
export type Palette = typeof day

const day = {
  paper: '#fbf5e6', // the page
  card: '#fffdf6', // what lies on the page
  sunk: '#f3e9d2', // what is set into it
  line: '#e0d2b4', // a decorative rule
  edge: '#85765a', // the border of something you can fill in
  ink: '#2b2118',
  'ink-soft': '#5f5242',
  tea: '#2a5c35',
  'tea-fill': '#2f6b3c',
  'tea-deep': '#1e4728',
  'tea-soft': '#e4eed6',
  'tea-on': '#fffbee',
  rice: '#725000',
  'rice-fill': '#f5c343',
  'rice-deep': '#a97408',
  'rice-soft': '#fdefc3',
  'rice-on': '#2b2118',
  clay: '#a23a1c',
  'clay-fill': '#b5472a',
  'clay-deep': '#7c2c14',
  'clay-soft': '#fae3d6',
  'clay-on': '#fffbee',
  indigo: '#2c4a7c',
  'indigo-fill': '#34548a',
  'indigo-deep': '#213a63',
  'indigo-soft': '#e3eaf4',
  'indigo-on': '#fffbee',
  danger: '#a4123a',
  'danger-fill': '#ad1740',
  'danger-deep': '#760b27',
  'danger-soft': '#fbe0e4',
  'danger-on': '#fffbee',
  sign: '#25532f', // the painted board over the stall
  'sign-deep': '#183a20',
  'sign-on': '#fff6dc',
  awning: '#f5c343',
  'awning-alt': '#c9552f',
  focus: '#123fae',
  'focus-gap': '#fffdf6',
}

const night: Palette = {
  paper: '#1b1711',
  card: '#262018',
  sunk: '#15110c',
  line: '#473c2c',
  edge: '#95866c',
  ink: '#f6ecd7',
  'ink-soft': '#cdbfa5',
  tea: '#a3d29d',
  'tea-fill': '#8fc48a',
  'tea-deep': '#4c7a4c',
  'tea-soft': '#22331f',
  'tea-on': '#10210f',
  rice: '#f3cb66',
  'rice-fill': '#f1c04b',
  'rice-deep': '#96701a',
  'rice-soft': '#3b2f12',
  'rice-on': '#2b2118',
  clay: '#f3a183',
  'clay-fill': '#ec8f6d',
  'clay-deep': '#914a30',
  'clay-soft': '#41251a',
  'clay-on': '#2a1008',
  indigo: '#a9c3ee',
  'indigo-fill': '#9ab7e6',
  'indigo-deep': '#54709e',
  'indigo-soft': '#1f2b40',
  'indigo-on': '#0d1a30',
  danger: '#ff9fae',
  'danger-fill': '#f98b9d',
  'danger-deep': '#97404f',
  'danger-soft': '#431a23',
  'danger-on': '#33050f',
  sign: '#1d3f25',
  'sign-deep': '#122a18',
  'sign-on': '#fdf1d2',
  awning: '#c79a2f',
  'awning-alt': '#9c4428',
  focus: '#ffe08a',
  'focus-gap': '#1b1711',
}

const printed: Partial<Palette> = {
  paper: '#ffffff',
  card: '#ffffff',
  sunk: '#ffffff',
  line: '#999999',
  edge: '#555555',
  ink: '#000000',
  'ink-soft': '#333333',
  tea: '#000000',
  clay: '#000000',
  rice: '#000000',
  indigo: '#000000',
  danger: '#000000',
}

export const palettes = { day, night, printed }

/** 1rem is 18 px until the reader chooses otherwise; nothing is set smaller than 16 px. */
export const baseFontSize = '112.5%'
export const typeScale: Record<string, [string, string]> = {
  sm: ['0.889rem', '1.45'],
  base: ['1rem', '1.55'],
  lg: ['1.167rem', '1.45'],
  xl: ['1.389rem', '1.3'],
  '2xl': ['1.722rem', '1.22'],
  '3xl': ['2.167rem', '1.15'],
  '4xl': ['2.778rem', '1.1'],
}

/** Faces that carry every Vietnamese letter on the phones and office machines of the floor. */
export const fonts = {
  sans: ['Roboto', '"Segoe UI"', '-apple-system', 'BlinkMacSystemFont', '"Noto Sans"', 'Tahoma', 'Arial', 'sans-serif'],
  display: ['"Cho Lang Display"', '"Noto Serif"', 'Cambria', '"Times New Roman"', 'serif'],
  mono: ['"Roboto Mono"', 'Menlo', 'Consolas', '"DejaVu Sans Mono"', 'monospace'],
}

/** Corners cut by hand: never the same twice round a board. */
export const radii = {
  none: '0',
  sm: '5px 7px 6px 8px / 7px 5px 8px 6px',
  DEFAULT: '9px 12px 10px 13px / 12px 9px 13px 10px',
  lg: '14px 19px 16px 20px / 18px 14px 20px 16px',
  full: '9999px',
}

export const shadows = {
  none: 'none',
  card: '0 1px 0 var(--line), 0 2px 6px -2px rgba(60, 40, 10, 0.18)',
  raised: '0 2px 0 var(--line), 0 10px 24px -12px rgba(60, 40, 10, 0.35)',
}

export const touchTarget = '48px'
