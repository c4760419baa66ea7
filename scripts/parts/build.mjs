import { buildWhenChanged } from './build-when-changed.mjs'

buildWhenChanged()
