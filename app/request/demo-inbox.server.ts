import { theRuntime } from '#app/runtime.server.ts'

/** The page that plays the telephone, where messages go to the simulator; null otherwise. */
export async function demoInbox(phone: string): Promise<string | null> {
  const { env } = await theRuntime()
  return env.MESSAGES === 'simulator' ? `${env.simulatorUrl}/messages/?phone=${phone.replace(/^\+84/, '0')}` : null
}
