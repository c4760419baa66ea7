import { z } from 'zod'
import { message } from '#app/lib/i18n.ts'
import { limits } from './stall.ts'

const upTo = (max: number) => z.string().trim().max(max, message('common.tooLong', { max }))

const SHORTEST_NAME = 3

/** One question of the wizard, or a word about the whole stall. */
export const StallForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('name'), name: upTo(limits.name).min(SHORTEST_NAME, 'stalls.nameShort') }),
  z.object({ intent: z.literal('story'), story: upTo(limits.story).default('') }),
  z.object({ intent: z.literal('pickup'), pickupAddress: upTo(limits.pickupAddress).min(1, 'common.fillThis') }),
  z.object({ intent: z.literal('rules'), rules: z.literal('on', 'stalls.rulesTick') }),
  z.object({ intent: z.literal('pause') }),
  z.object({ intent: z.literal('resume') }),
])
