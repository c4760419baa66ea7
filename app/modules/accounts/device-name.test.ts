import { expect, it } from 'vitest'
import { deviceName } from './device-name.ts'

it.each([
  ['Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36', 'Windows · Chrome'],
  ['Mozilla/5.0 (Linux; Android 9; SM-J730G) AppleWebKit/537.36 Chrome/108.0 Mobile Safari/537.36 Zalo android/12', 'Android · Zalo'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 13_0 like Mac OS X) AppleWebKit/605.1.15 Version/13.0 Mobile/15E148 Safari/604.1', 'iPhone · Safari'],
  ['', ''],
  ['<script>alert(1)</script>', ''],
])('%s → %s', (agent, name) => expect(deviceName(agent)).toBe(name))
