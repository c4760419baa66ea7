/** How often a long proof repeats: few in `npm test`, all in `npm run prove`. */
export const runs = (few: number, all: number) => (process.env.RUNS === 'full' ? all : few)
