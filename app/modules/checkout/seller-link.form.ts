import { z } from 'zod'

export const SellerLinkForm = z.object({ pin: z.string().trim().min(1, 'common.fillThis').max(20), personId: z.string().max(40).optional() })
