import { runPrepared } from './prepare.mjs'

runPrepared('scripts/start-shop.mjs')
