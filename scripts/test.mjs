import { runPrepared } from './prepare.mjs'

runPrepared('scripts/test-all.mjs')
