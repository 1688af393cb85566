import { type Theme, themes } from '../../../shared/statistics/themes.ts'

/** The themes with the districts of this municipality. */
export const themesFor = (districts: readonly string[]): readonly Theme[] =>
  themes.map((theme) =>
    'district' in theme.dimensions
      ? {
          ...theme,
          dimensions: Object.fromEntries(
            Object.entries(theme.dimensions).map(([name, levels]) => [
              name,
              name === 'district'
                ? [
                    [...districts.map((code) => [code]), elsewhere],
                    [districts, elsewhere],
                  ]
                : levels,
            ]),
          ),
        }
      : theme,
  )

const elsewhere = ['otherMunicipality', 'notKnown', 'declined']
