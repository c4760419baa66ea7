import type { Client } from '#app/modules/accounts/open-session.server.ts'
import { deviceName } from '#app/modules/accounts/device-name.ts'

/** Who is at the other end. The host writes X-Client-Ip on every request, over whatever a visitor sent. */
export const clientOf = (request: Request): Client => ({
  ip: request.headers.get('X-Client-Ip') ?? '',
  device: deviceName(request.headers.get('User-Agent') ?? ''),
})
