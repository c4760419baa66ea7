import { runPrepared } from './prepare.mjs'

// The same checks; the long ones read RUNS and go to their full count.
process.env.RUNS = 'full'
runPrepared('scripts/test-all.mjs')
