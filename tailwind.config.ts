import type { Config } from 'tailwindcss'
import plugin from 'tailwindcss/plugin'
import { baseFontSize, fonts, palettes, radii, shadows, touchTarget, typeScale } from './app/ui/tokens.ts'

const asVariables = (palette: object) => Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--${name}`, String(value)]))
const colours = Object.fromEntries(Object.keys(palettes.day).map((name) => [name, `var(--${name})`]))
const insets = { inset: ['top', 'right', 'bottom', 'left'], 'inset-x': ['left', 'right'], 'inset-y': ['top', 'bottom'], top: ['top'], right: ['right'], bottom: ['bottom'], left: ['left'] }
type Rule = Record<string, string>

/** Browsers without `inset` are, but for three Chromes, those without gaps between flex items. */
const gapByMargin = (inRow: Rule, inColumn: Rule) => ({
  '@supports not (inset: 0)': { '&.flex:not(.flex-col) > * + *': inRow, '&.flex-col > * + *': inColumn },
})

export default {
  content: ['./app/**/*.{ts,tsx}'],
  darkMode: 'media',
  // `inset` and `aspect-ratio` are younger than the browsers of the floor, `gap` works there only in grids.
  corePlugins: { inset: false, aspectRatio: false, gap: false },
  theme: {
    colors: { transparent: 'transparent', current: 'currentColor', ...colours },
    fontSize: typeScale,
    fontFamily: fonts,
    borderRadius: radii,
    boxShadow: shadows,
    screens: { sm: '480px', md: '720px', lg: '960px', xl: '1200px', print: { raw: 'print' } },
    extend: {
      borderColor: { DEFAULT: 'var(--line)' },
      minHeight: { touch: touchTarget },
      minWidth: { touch: touchTarget },
      maxWidth: { narrow: '36rem', wide: '66rem' },
    },
  },
  plugins: [
    plugin((css) => {
      css.addBase({
        html: { fontSize: baseFontSize },
        ':root': { ...asVariables(palettes.day), colorScheme: 'light dark' },
        '@media (prefers-color-scheme: dark)': { ':root': asVariables(palettes.night) },
        '@media print': { ':root': asVariables({ ...palettes.day, ...palettes.printed }) },
      })
      const values = { ...css.theme('spacing'), full: '100%', '1/2': '50%' }
      css.matchUtilities(
        Object.fromEntries(Object.entries(insets).map(([name, sides]) => [name, (value: unknown) => Object.fromEntries(sides.map((side) => [side, String(value)]))])),
        { values, supportsNegativeValues: true },
      )
      css.matchUtilities(
        {
          gap: (value: unknown) => ({ gap: String(value), ...gapByMargin({ marginLeft: String(value) }, { marginTop: String(value) }) }),
          'gap-x': (value: unknown) => ({ columnGap: String(value), ...gapByMargin({ marginLeft: String(value) }, {}) }),
          'gap-y': (value: unknown) => ({ rowGap: String(value), ...gapByMargin({}, { marginTop: String(value) }) }),
        },
        { values: css.theme('gap') ?? {} },
      )
    }),
  ],
} satisfies Config
