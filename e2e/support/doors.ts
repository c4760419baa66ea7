import type { RouteConfigEntry } from '@remix-run/route-config'

/** What strangers put where a code or an id belongs. */
const oddParts = ['khong-co', '%00', "a'--", '-1', '99999999999999999999', '%F0%9F%8C%BE', '..%2F..%2Fetc', '__proto__', '00000000-0000-7000-8000-000000000000', 'x'.repeat(3_000), '%E0%A4%A']
const NUL = '%00'
/** What they hang behind an address. */
export const oddQueries = [
  '',
  '?trang=1.37&page=1.37',
  '?trang=-1&buoc=__proto__&ghi=toString&ma=%00',
  `?trang=99999999999999999999&ma=${'9'.repeat(3_000)}&q=${'%C3%A8'.repeat(800)}&tinh=999&xa=99999`,
  `?trang=1e308&q=${NUL}&q[]=a&q=b&tinh=${NUL}&nhom=${NUL}&sao=NaN&gia_tu=-1&gia_den=1e400&sap_xep=constructor&xa=${NUL}&dv=${NUL}&tu=${NUL}&den=0000-99-99`,
  '?trang=NaN&tiep=//evil.example&loi=<script>&ngay=2026-99-99&thang=2026-13&don_vi=%27%20or%201=1&thu_ho=%27%20or%201=1&unit=../..&q=%F0%9F%8C%BE',
]

export type Door = { pattern: string; path: string }

/** Every address of the route map, each hole filled with every odd part. */
export function doors(entries: readonly RouteConfigEntry[], above = ''): Door[] {
  return entries.flatMap(({ path, children, index }) => {
    const here = index || !path ? above : `${above}/${path}`
    return children?.length ? doors(children, here) : written(here).map((path) => ({ pattern: here, path }))
  })
}

function written(pattern: string): string[] {
  const wide = pattern.startsWith('/en?') ? [pattern.replace('/en?', '') || '/', pattern.replace('/en?', '/en')] : [pattern]
  return wide.flatMap((path) => (/[:*]/.test(path) ? oddParts.map((part) => path.replace(/:\w+|\*/g, part)) : [path]))
}

const names = [
  'intent', 'act', 'code', 'ma', 'phone', 'fullName', 'name', 'pin', 'newPin', 'password', 'newPassword', 'product', 'productId', 'quantity', 'province', 'provinceCode', 'commune', 'communeCode', 'address', 'pay', 'requestId', 'agreedTotal',
  'reason', 'carrier', 'trackingCode', 'story', 'pickupAddress', 'price', 'stock', 'net', 'measure', 'setId', 'id', 'photoId', 'personId', 'role', 'unitPath', 'grantId', 'validTo', 'purpose', 'outcome', 'hamlet', 'grows', 'kind', 'token', 'level', 'skillId', 'bank', 'language', 'to', 'tiep',
]
const every = (value: (name: string) => string) => new URLSearchParams(names.map((name) => [name, value(name)])).toString()
const FORM = 'application/x-www-form-urlencoded'

/** What they send to a form. */
export const oddBodies: { type: string; body: string }[] = [
  { type: FORM, body: '' },
  { type: FORM, body: 'intent=__proto__&act=constructor&__proto__[a]=1&constructor.prototype.b=2&a[0][b][99999]=1' },
  { type: FORM, body: every(() => '\0') },
  { type: FORM, body: every((name) => (name === 'intent' ? 'name' : 'ế'.repeat(4_000))) },
  { type: FORM, body: every(() => '-99999999999999999999') },
  { type: FORM, body: names.map((name) => `${name}=1&${name}=2&${name}[]=3&${name}[x]=4`).join('&') },
  { type: 'multipart/form-data; boundary=x', body: '--x\r\nContent-Disposition: form-data; name="intent"\r\n\r\nphotos\r\n--x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\nnot an image\r\n--x--\r\n' },
  { type: 'multipart/form-data; boundary=x', body: 'broken' },
  { type: 'multipart/form-data', body: '' },
  { type: 'application/json', body: '{"intent":{"$ne":1}}' },
  { type: 'text/plain', body: 'intent=name' },
]
