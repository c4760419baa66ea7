import { expect, it } from 'vitest'
import { fitSms, plainLatin, SMS_LENGTH, smsTime } from './sms.ts'

const say = ({ goods = '', link = '' }: Record<string, string>) => `Cho Lang: co don moi ${goods}. Vao ${link} bam NHAN DON.`

it('strips marks and keeps letter case', () => expect(plainLatin('Chè Đinh Tân Cương – hộp 100 g ✓')).toBe('Che Dinh Tan Cuong  hop 100 g '))

it('shortens the goods, never the link', () => {
  const link = 'https://cholang.vn/d/K7M4QZ23AB'
  const text = fitSms(say, { goods: '2 Chè Đinh Tân Cương '.repeat(20), link }, 'goods')
  expect(text.length).toBeLessThanOrEqual(SMS_LENGTH)
  expect(text).toContain(`Vao ${link} bam`)
})

it('refuses what cannot fit', () => expect(() => fitSms(say, { goods: 'che', link: 'x'.repeat(200) }, 'goods')).toThrow(RangeError))

it('writes the local hour and day', () => expect(smsTime(new Date('2026-11-22T13:00:00Z'))).toBe('20:00 22/11'))
